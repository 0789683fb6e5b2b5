<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>KIEDesktop</name>
        <message>
            <location filename="../../kie_desktop/domain/assist.py" />
            <source>the entity has no text; read or type it first</source>
            <translation>该实体没有文字；请先识别或输入</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the label {name} is PaddleOCR's mark of background and cannot be a class</source>
            <translation>标签 {name} 是 PaddleOCR 的背景标记，不能作为类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>rename the label</source>
            <translation>重命名该标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the label {name} has spaces around it or a line break in it, which no class list can hold</source>
            <translation>标签 {name} 前后有空格或其中有换行，类别列表无法保存</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>no label has the role {missing}; RE links keys to values and learns nothing</source>
            <translation>没有标签的角色是{missing}；RE 把键链接到值，因此学不到任何东西</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>give the labels their roles</source>
            <translation>为标签设置角色</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>there is no text on the page; training would use another page in its place</source>
            <translation>页面上没有文字；训练会用另一页代替它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>annotate the page or leave it out</source>
            <translation>标注该页面，或将其排除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>entity {id} ({text})</source>
            <translation>实体 {id}（{text}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>most lines run up or down the page; it seems to lie on its side</source>
            <translation>大多数文字行在页面上纵向排列；页面似乎是横放的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>turn the page upright, and have it read again</source>
            <translation>把页面转正，然后重新识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the text was read with little certainty; the page may stand on its head</source>
            <translation>文字识别的把握很小；页面可能是倒置的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>turn the page if it does, or scan it again</source>
            <translation>如果确实如此，请旋转页面，否则请重新扫描</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} has the label {label}, which the label set does not have</source>
            <translation>{named} 的标签是 {label}，标签集中没有它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>choose a label of the set, or add this one to it</source>
            <translation>从标签集中选择一个标签，或把它加入标签集</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>background is called {background}: label it so</source>
            <translation>背景标签是 {background}：请这样标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>label it {proposal}</source>
            <translation>标注为 {proposal}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{unlabelled} of {entities} entities were never labelled; they count as {background}</source>
            <translation>{entities} 个实体中有 {unlabelled} 个从未标注；它们按 {background} 计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>label them, or pre-annotate the page</source>
            <translation>标注它们，或对页面进行预标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>entity {id} is linked and has no text; its links are lost in training</source>
            <translation>实体 {id} 有链接但没有文字；训练时其链接会丢失</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>remove its links, or type its text</source>
            <translation>删除其链接，或输入其文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>entity {id} is labelled {label} and has no text; training skips it</source>
            <translation>实体 {id} 标注为 {label} 但没有文字；训练会跳过它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>delete it, or type its text</source>
            <translation>删除它，或输入其文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} is less than a pixel wide or high</source>
            <translation>{named} 的宽或高不到一个像素</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>make it a pixel large, or draw it anew</source>
            <translation>把它放大到一个像素，或重新绘制</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} stands beside the page of {width} x {height} pixels</source>
            <translation>{named} 完全在 {width} x {height} 像素的页面之外</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>draw it where its text stands, or delete it</source>
            <translation>把它画到文字所在的位置，或删除它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} reaches outside the page of {width} x {height} pixels</source>
            <translation>{named} 超出了 {width} x {height} 像素的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>move its corners onto the page</source>
            <translation>把它的顶点移到页面内</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{message}, farther than a network can read</source>
            <translation>{message}，超出网络可读的范围</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} lies on {named2}</source>
            <translation>{named} 与 {named2} 重叠</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>delete one of the two</source>
            <translation>删除二者之一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>delete it; entity {id} takes its links</source>
            <translation>删除它；由实体 {id} 接管其链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the link {head_id} -&gt; {tail_id} names an entity that is not on the page</source>
            <translation>链接 {head_id} -&gt; {tail_id} 指向页面上不存在的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>remove the link</source>
            <translation>删除该链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} is linked to itself</source>
            <translation>{named} 链接到了自身</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the link from {named} to {named2}</source>
            <translation>从 {named} 到 {named2} 的链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{before} runs from value to key</source>
            <translation>{before}是从值指向键的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>turn it around</source>
            <translation>调转方向</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{before} is ignored in training: it joins {label} and {label2}, not a key and a value</source>
            <translation>{before}在训练时被忽略：它连接的是 {label} 和 {label2}，而不是键和值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>remove the link, or mend the labels</source>
            <translation>删除该链接，或改正标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>no key and no value</source>
            <translation>没有键也没有值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>no key</source>
            <translation>没有键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>no value</source>
            <translation>没有值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>there is {which} on the page; RE learns nothing from it</source>
            <translation>页面上{which}；RE 无法从中学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{keys} keys and {values} values, and no link; RE learns that none belong together</source>
            <translation>有 {keys} 个键和 {values} 个值，但没有链接；RE 会学到它们互不相关</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>draw the links or leave the page out</source>
            <translation>画出链接，或排除该页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} has the label {label} and no {what}</source>
            <translation>{named} 的标签是 {label}，但没有对应的 {what}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>draw the link, if there is one</source>
            <translation>如果有对应的，就画出链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>PaddleOCR's RE drops the page: it knows question, answer and header, not {name}</source>
            <translation>PaddleOCR 的 RE 会丢弃该页面：它只认识 question、answer 和 header，不认识 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>export with PaddleOCR's role names</source>
            <translation>用 PaddleOCR 的角色名导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the page has about {tokens} tokens; PaddleOCR uses the first {upstream_tokens} and passes over the rest</source>
            <translation>页面约有 {tokens} 个词元；PaddleOCR 只用前 {upstream_tokens} 个，其余略过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>train it here, which takes the whole page, or cut the page in two</source>
            <translation>在这里训练（会用整个页面），或把页面裁成两页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/choices.py" />
            <source>{image}: entity {missing} is not on this page; choose another line for {field}</source>
            <translation>{image}：实体 {missing} 不在此页上；请为 {field} 选择另一行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/choices.py" />
            <source>{image}: {field} cannot both be absent and have a value</source>
            <translation>{image}：{field} 不能既不存在又有值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/choices.py" />
            <source>{image}: the value of {field} must be a part of one line</source>
            <translation>{image}：{field} 的值必须是一行中的一部分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/differences.py" />
            <source>an end of this link is an entity that only the other reader has; take it over first</source>
            <translation>该链接的一端是只有另一位标注者才有的实体；请先接受该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>a region needs at least 3 corners</source>
            <translation>区域至少需要 3 个顶点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>an entity cannot be linked to itself; draw the link to another entity</source>
            <translation>实体不能链接到自身；请链接到另一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>there is no link {key} -&gt; {key2}</source>
            <translation>没有链接 {key} -&gt; {key2}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>the cut must lie inside the entity; put the cursor between two characters</source>
            <translation>切分处必须在实体内部；请把光标放在两个字符之间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>select at least two entities to merge</source>
            <translation>请至少选择两个实体再合并</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>there is no entity {entity_id} on {image}</source>
            <translation>{image} 上没有实体 {entity_id}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/label_conflicts.py" />
            <source>{label} {count} times</source>
            <translation>{label} {count} 次</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/label_conflicts.py" />
            <source>entity {entity} ({quoted}) is labelled {label}; entities with this text are {counts}</source>
            <translation>实体 {entity}（{quoted}）标注为 {label}；文字相同的实体有 {counts}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/label_conflicts.py" />
            <source>decide, and label them alike</source>
            <translation>作出决定，并统一标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/label_conflicts.py" />
            <source>label it {most} like most others</source>
            <translation>像大多数一样标注为 {most}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/label_set.py" />
            <source>a label has an empty name; give it one or remove the row</source>
            <translation>有一个标签名称为空；请命名或删除该行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/label_set.py" />
            <source>label {name} appears twice; rename or remove one</source>
            <translation>标签 {name} 出现了两次；请重命名或删除其一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/patch.py" />
            <source>{image}: the page has been turned since this edit was made</source>
            <translation>{image}：页面在此编辑之后已被旋转</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/patch.py" />
            <source>{image}: fields of the page have been changed since this edit was made</source>
            <translation>{image}：作出此更改之后，该页的字段已被修改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/patch.py" />
            <source>{image}: link {head} -&gt; {tail} names an entity that is not there</source>
            <translation>{image}：链接 {head} -&gt; {tail} 指向不存在的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/patch.py" />
            <source>{kind} {key} has changed since this edit was made</source>
            <translation>{kind} {key} 在此编辑之后已被更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/text.py" />
            <source>{before} and {names} more</source>
            <translation>{before}以及另外 {names} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>cannot be written safely: {strerror}</source>
            <translation>无法安全写入：{strerror}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>the disk is full; free some space and try again</source>
            <translation>磁盘已满；请腾出空间后重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>may not be written; choose another folder, or close the program that has it open</source>
            <translation>无法写入；请选择其他文件夹，或关闭占用它的程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>the folder is missing; create it or choose another one</source>
            <translation>文件夹不存在；请创建它或选择其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>there is a folder of this name; choose another name</source>
            <translation>已有同名文件夹；请换一个名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>cannot be written ({strerror}); choose another place</source>
            <translation>无法写入（{strerror}）；请选择其他位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>{path}: {remedy}. Nothing that was there before has changed</source>
            <translation>{path}：{remedy}。原有内容没有改变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>line 1: the file begins with a byte order mark, which makes a class of its own</source>
            <translation>第 1 行：文件以字节顺序标记（BOM）开头，它会自成一个类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>write the file without it</source>
            <translation>写成不带 BOM 的文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>line {number}: a blank row makes a class without a name</source>
            <translation>第 {number} 行：空行会产生没有名称的类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>remove it</source>
            <translation>删除它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>line {number}: {name} stands for background and cannot be a class</source>
            <translation>第 {number} 行：{name} 代表背景，不能作为类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>line {number}: {name} is there twice (case does not count)</source>
            <translation>第 {number} 行：{name} 出现了两次（不区分大小写）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>{path}: the class list names no class; write one label a line, for example QUESTION</source>
            <translation>{path}：类别列表中没有任何类别；请每行写一个标签，例如 QUESTION</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>there is no row OTHER; background is a class of its own all the same</source>
            <translation>没有 OTHER 这一行；背景仍会自成一个类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>put OTHER first</source>
            <translation>把 OTHER 放在第一行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>label {name}: a class list cannot hold this name; remove spaces and breaks around it</source>
            <translation>标签 {name}：类别列表无法保存这个名称；请去掉前后的空格和换行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>label {name}: PaddleOCR takes `O` for background; give the label another name</source>
            <translation>标签 {name}：PaddleOCR 把 `O` 当作背景；请给标签换个名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>label {name}: PaddleOCR ignores case, so the name is there twice; rename one</source>
            <translation>标签 {name}：PaddleOCR 不区分大小写，因此该名称重复；请重命名其一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>{path}: there is no such class list; check the path</source>
            <translation>{path}：没有这个类别列表；请检查路径</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>{path}: the class list cannot be read ({strerror})</source>
            <translation>{path}：无法读取类别列表（{strerror}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>{path}: byte {start} is not UTF-8; save the class list as UTF-8</source>
            <translation>{path}：第 {start} 个字节不是 UTF-8；请把类别列表另存为 UTF-8</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/collector.py" />
            <source>what should be the image's name is too long for one</source>
            <translation>图像名称过长，不可能是名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/collector.py" />
            <source>{image}: a second page of this image; it was left out</source>
            <translation>{image}：同一图像的第二个页面；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/collector.py" />
            <source>values nested too deeply were left out</source>
            <translation>嵌套过深的值已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/collector.py" />
            <source>{name}: there is no page in it that can be used</source>
            <translation>{name}：其中没有可用的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/collector.py" />
            <source>the file was made for an image of {was} pixels; this one has {width} x {height}</source>
            <translation>该文件是为 {was} 像素的图像制作的；这幅图像是 {width} x {height}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: this is a folder, not an image; open it as a folder</source>
            <translation>{path}：这是文件夹而不是图像；请作为文件夹打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: this is no ordinary file but a pipe or a device; choose an image</source>
            <translation>{path}：这不是普通文件，而是管道或设备；请选择图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: the image is missing; put it back or remove the page</source>
            <translation>{path}：图像不存在；请放回图像或移除该页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: the image may not be read; give yourself read access to it</source>
            <translation>{path}：没有读取该图像的权限；请赋予自己读取权限</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: the image cannot be read ({strerror}); check the disk</source>
            <translation>{path}：无法读取图像（{strerror}）；请检查磁盘</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: the file is empty (0 bytes); scan or copy it again</source>
            <translation>{path}：文件为空（0 字节）；请重新扫描或复制</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: reading HEIC needs the package pi-heif; install it, or save the image as JPEG</source>
            <translation>{path}：读取 HEIC 需要 pi-heif 包；请安装它，或将图像另存为 JPEG</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: there is no page {frame}; the file has {frames}</source>
            <translation>{path}：没有第 {frame} 页；该文件有 {frames} 页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: this is not an image that can be read; save it as {kinds}</source>
            <translation>{path}：这不是可以读取的图像；请另存为 {kinds}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: not enough memory for this image; scale it down or close other programs</source>
            <translation>{path}：内存不足以打开该图像；请缩小图像或关闭其他程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: the image is damaged or cut short ({fault}); scan or copy it again</source>
            <translation>{path}：图像已损坏或不完整（{fault}）；请重新扫描或复制</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: {width} x {height} pixels are too many (the limit is {max_pixels} megapixels); scale the image down, 200 dots an inch are enough</source>
            <translation>{path}：{width} x {height} 像素过大（上限为 {max_pixels} 百万像素）；请缩小图像，每英寸 200 点就够了</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: {width} x {height} pixels are too long for a page (the limit is {max_side} pixels a side); cut the image into several pages</source>
            <translation>{path}：{width} x {height} 像素对一页来说太长（每边最多 {max_side} 像素）；请把图像切成多页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_images.py" />
            <source>left out, as files of this kind are not read: {names}; save them as PDF or PNG</source>
            <translation>已略去，因为不读取此类文件：{names}；请将它们另存为 PDF 或 PNG</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_images.py" />
            <source>{folder}: there are no images or PDF files in this folder</source>
            <translation>{folder}：此文件夹中没有图像或 PDF 文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_images.py" />
            <source>{text}, but in folders below it ({listed}); name one of those</source>
            <translation>{text}，但其下级文件夹中有（{listed}）；请指定其中之一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_images.py" />
            <source>put PNG, JPEG, TIFF or PDF files there, or open another folder</source>
            <translation>请把 PNG、JPEG、TIFF 或 PDF 文件放进去，或打开其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_writer.py" />
            <source>{folder}: there is {names} already; choose another folder or allow overwriting</source>
            <translation>{folder}：已有 {names}；请选择其他文件夹或允许覆盖</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_writer.py" />
            <source>{name} leads out of the export's folder</source>
            <translation>{name} 指向导出文件夹之外</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>item {place} of `form` is not a JSON object</source>
            <translation>`form` 的第 {place} 项不是 JSON 对象</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>the page has {segments} lines; the first {max_entities} were kept</source>
            <translation>页面有 {segments} 行；保留了前 {max_entities} 行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>entity {shown}</source>
            <translation>实体 {shown}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>{name} has no text or no words; PaddleOCR's converter leaves it out</source>
            <translation>{name} 没有文字或没有单词；PaddleOCR 的转换器会略去它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>{name} has a word without a usable box; the word was left out</source>
            <translation>{name} 有一个单词没有可用的框；该单词已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>{name} has a line that begins with an empty word; PaddleOCR's converter leaves it out ({shown})</source>
            <translation>{name} 有一行以空单词开头；PaddleOCR 的转换器会略去它（{shown}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>{name} has {words} words without text; they were left out</source>
            <translation>{name} 有 {words} 个没有文字的单词；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>entity {shown} has a link that is not [id, id]</source>
            <translation>实体 {shown} 有一个不是 [id, id] 的链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>the page has more than {max_pairs} links; the rest was left out</source>
            <translation>页面的链接超过 {max_pairs} 个；其余已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>the link {ends} has no segment on one side; PaddleOCR's converter leaves it out</source>
            <translation>链接 {ends} 的一端没有文本段；PaddleOCR 的转换器会略去它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/format.py" />
            <source>it has no list `form`, so it is not of FUNSD</source>
            <translation>其中没有 `form` 列表，因此不是 FUNSD</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/format.py" />
            <source>remove the file</source>
            <translation>删除该文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/format.py" />
            <source>FUNSD keeps entities without text ({blank} of them), and PaddleOCR's converter leaves them out</source>
            <translation>FUNSD 会保留没有文字的实体（{blank} 个），而 PaddleOCR 的转换器会略去它们</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/image_checks.py" />
            <source>leave the page out, or put the image back</source>
            <translation>排除该页面，或把图像放回原处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/image_checks.py" />
            <source>the image is {size} pixels now and was {was} when it was annotated; its entities stand in wrong places</source>
            <translation>图像现在是 {size} 像素，标注时是 {was}；其实体的位置不对</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/image_checks.py" />
            <source>put the old image back</source>
            <translation>把原来的图像放回去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/images.py" />
            <source>{folder}: there is no such folder; choose a folder that holds page images</source>
            <translation>{folder}：没有这个文件夹；请选择存放页面图像的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/images.py" />
            <source>{filename}: the folder may not be read; give yourself access to it</source>
            <translation>{filename}：没有读取该文件夹的权限；请赋予自己权限</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/kept_document.py" />
            <source>{path}: it has more than {max_frames} pages; split it into several files</source>
            <translation>{path}：超过 {max_frames} 页；请拆分成多个文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>task {number}</source>
            <translation>任务 {number}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>it is not a JSON object</source>
            <translation>不是 JSON 对象</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>export the project as JSON</source>
            <translation>请把项目导出为 JSON</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>its data names no image</source>
            <translation>其数据没有指明图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>{where}, page {number}</source>
            <translation>{where}，第 {number} 页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>neither the results nor an image say how large the page is</source>
            <translation>结果和图像都没有说明页面的大小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>name the folder</source>
            <translation>请指明文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>its texts cannot be told to belong to its regions; export the project as JSON to have them</source>
            <translation>无法判断文字属于哪个区域；请把项目导出为 JSON 以保留这一信息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>it has {done} annotations; the last one was taken</source>
            <translation>有 {done} 份标注；采用了最后一份</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>{sizeless}: Label Studio counts in per cent of the image; name the folder of the images</source>
            <translation>{sizeless}：Label Studio 以图像的百分比计；请指明图像所在的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>{settings}: this file is there already; choose another name or allow overwriting</source>
            <translation>{settings}：该文件已存在；请换个名称或允许覆盖</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/pages.py" />
            <source>a relation does not stay on one page; it was left out</source>
            <translation>有一个关系跨越多页；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/pages.py" />
            <source>{lost} results name none of the task's {count} pages; they were left out</source>
            <translation>{lost} 个结果没有指明该任务 {count} 页中的任何一页；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>a result is not a JSON object</source>
            <translation>有一个结果不是 JSON 对象</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>the relation {shown} to {shown2} names a region that is not there</source>
            <translation>从 {shown} 到 {shown2} 的关系指向不存在的区域</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>a relation joins {shown} and {shown2}, which are no region ids</source>
            <translation>有一个关系连接了 {shown} 和 {shown2}，它们不是区域编号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>the label {shown} of a relation was left out</source>
            <translation>关系的标签 {shown} 已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>a result of type {shown} is no region, text or label; it was left out</source>
            <translation>类型为 {shown} 的结果不是区域、文字或标签；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>a region has the labels {shown}; one was kept</source>
            <translation>有一个区域的标签是 {shown}；只保留了一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>{image_dir}: there is no such folder; name the one that the image paths start from</source>
            <translation>{image_dir}：没有这个文件夹；请指明图像路径的起始文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>line {line}</source>
            <translation>第 {line} 行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>{where}: PaddleOCR may not read this kind of image, or not upright</source>
            <translation>{where}：PaddleOCR 可能读不了这种图像，或者读出来方向不正</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>save it as PNG</source>
            <translation>另存为 PNG</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>leave it out</source>
            <translation>略去它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>{where}: the image is not at this path; it is at {name}</source>
            <translation>{where}：图像不在该路径；它在 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>write {name}</source>
            <translation>写成 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>{where}: PaddleOCR takes a path that begins with `[` for a list of paths</source>
            <translation>{where}：PaddleOCR 会把以 `[` 开头的路径当作路径列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>write ./{image}</source>
            <translation>写成 ./{image}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>{where}: the path is of this machine only</source>
            <translation>{where}：该路径只在这台机器上有效</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>put the image into the images' folder</source>
            <translation>把图像放进图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>line {line}: the image was on line {line2} already, as {image}; both are trained on</source>
            <translation>第 {line} 行：该图像在第 {line2} 行已以 {image} 出现过；两行都会用于训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>keep one of them</source>
            <translation>保留其中之一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>the image is in {name} as well ({relative_name})</source>
            <translation>该图像也在 {name} 中（{relative_name}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>{before}; what is learned from must not be measured on</source>
            <translation>{before}；用于学习的页面不能用于评测</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>leave it out of one of the two</source>
            <translation>从二者之一中去掉它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/export.py" />
            <source>{folder}: there is {join} already; choose an empty folder or allow overwriting</source>
            <translation>{folder}：已有 {join}；请选择空文件夹或允许覆盖</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/export.py" />
            <source>{folder}: the images of the pages themselves lie in it; choose another folder to export to</source>
            <translation>{folder}：页面本身的图像就在其中；请选择其他文件夹导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/export.py" />
            <source>the page is excluded</source>
            <translation>该页面已排除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/export.py" />
            <source>the page has no entity with text</source>
            <translation>该页面没有带文字的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/export.py" />
            <source>the image is {size} pixels now and was {was} when it was annotated; put the old image back</source>
            <translation>图像现在是 {size} 像素，标注时是 {was}；请把原来的图像放回去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/findings.py" />
            <source>{where}, entity {entity}</source>
            <translation>{where}，实体 {entity}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/findings.py" />
            <source>{message} (and {more} more like it)</source>
            <translation>{message}（以及另外 {more} 个类似的）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>a column is in quotes, as a spreadsheet writes it</source>
            <translation>有一列带引号，像电子表格写出的那样</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>write it without quotes around it</source>
            <translation>去掉两边的引号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>the line is blank, which PaddleOCR takes for a damaged page</source>
            <translation>该行是空行，PaddleOCR 会把它当作损坏的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>two records stand on one line</source>
            <translation>一行中有两条记录</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>put each on a line of its own</source>
            <translation>每条单独成行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>what follows a second tab is not read</source>
            <translation>第二个制表符之后的内容不会被读取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>the JSON is damaged (there is more behind it: {strip})</source>
            <translation>JSON 已损坏（其后还有内容：{strip}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>there is no tab between the image path and the JSON</source>
            <translation>图像路径与 JSON 之间没有制表符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>write a tab</source>
            <translation>写一个制表符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>the image path is empty</source>
            <translation>图像路径为空</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>there is no tab between an image path and a JSON list</source>
            <translation>图像路径与 JSON 列表之间没有制表符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>it holds NaN, Infinity or an endless number</source>
            <translation>其中有 NaN、Infinity 或无穷大的数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>write null instead</source>
            <translation>改写为 null</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>a quote is missing at its end</source>
            <translation>末尾缺少引号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>it is written with Python's single quotes</source>
            <translation>使用了 Python 的单引号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>the JSON is damaged ({position})</source>
            <translation>JSON 已损坏（{position}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>the line names {paths} images; the first is used</source>
            <translation>该行列出了 {paths} 幅图像；使用第一幅</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>{msg} at character {pos} after the tab</source>
            <translation>{msg}，在制表符后第 {pos} 个字符处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>line 1: the file begins with a byte order mark; PaddleOCR takes it for part of the first image name</source>
            <translation>第 1 行：文件以字节顺序标记（BOM）开头；PaddleOCR 会把它当作第一个图像名称的一部分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>{name}: there is no page that can be used</source>
            <translation>{name}：没有可用的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>{where}: a second row of this image; it was left out</source>
            <translation>{where}：同一图像的第二行；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>join the two rows</source>
            <translation>合并这两行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>{where}: the name of the image {encodable} is not UTF-8, so no label file can hold it</source>
            <translation>{where}：图像名 {encodable} 不是 UTF-8，标签文件无法保存它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>rename the image</source>
            <translation>重命名图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>{where}: {image}: the image is not in {image_dir}</source>
            <translation>{where}：{image}：图像不在 {image_dir} 中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>put the image there or remove the line</source>
            <translation>把图像放到那里，或删除该行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>line {number}</source>
            <translation>第 {number} 行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>{fault}; the line was left out</source>
            <translation>{fault}；该行已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>mend or remove the line</source>
            <translation>改正或删除该行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>byte {start} is not UTF-8</source>
            <translation>第 {start} 个字节不是 UTF-8</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>line {line}: the image was on line {first} already; both are trained on</source>
            <translation>第 {line} 行：该图像在第 {first} 行已出现过；两行都会用于训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>the row is an object with `ocr_info`, which PaddleOCR has not read since 2.6</source>
            <translation>该行是带 `ocr_info` 的对象，PaddleOCR 2.6 之后不再读取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write the row as a list</source>
            <translation>把该行写成列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>after the tab there must be a JSON list of entities; the line was left out</source>
            <translation>制表符之后必须是实体的 JSON 列表；该行已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>RE overlooks the links of {label}: the name must be in lower case</source>
            <translation>RE 会忽略 {label} 的链接：名称必须是小写</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write {lower} on the whole page</source>
            <translation>在整个页面上写成 {lower}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>{count} of {rows} list items are not JSON objects; they were left out</source>
            <translation>{rows} 个列表项中有 {count} 个不是 JSON 对象；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it holds {objects} entities; the first {max_entities} were kept</source>
            <translation>其中有 {objects} 个实体；保留了前 {max_entities} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>divide the page</source>
            <translation>拆分该页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>no entity has an id: enough to train SER, not for links (RE)</source>
            <translation>没有实体带 id：可以训练 SER，但不能用于链接（RE）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>number the entities</source>
            <translation>给实体编号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>the id is written as {shown}</source>
            <translation>id 写作 {shown}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write it as a whole number</source>
            <translation>写成整数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>give it the id {new_id}</source>
            <translation>给它 id {new_id}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>the id {raw_id} is used twice on the page</source>
            <translation>id {raw_id} 在该页面上用了两次</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>item {index} of the list has no id</source>
            <translation>列表的第 {index} 项没有 id</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>item {index} of the list has the id {shown}</source>
            <translation>列表的第 {index} 项的 id 是 {shown}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>leave them out</source>
            <translation>略去它们</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it has no usable points and no bbox; it was left out</source>
            <translation>没有可用的 points，也没有 bbox；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its points are missing or damaged</source>
            <translation>它的 points 缺失或损坏</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>use the corners of its bbox</source>
            <translation>用它的 bbox 的四角</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its points are not a list of [x, y] numbers</source>
            <translation>它的 points 不是 [x, y] 数字的列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write them so</source>
            <translation>照此书写</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it has {points} points instead of 4</source>
            <translation>它有 {points} 个点而不是 4 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>use the box around them</source>
            <translation>用它们的外接矩形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it has no transcription</source>
            <translation>没有 transcription</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write an empty one</source>
            <translation>写一个空的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its transcription is {shown}, not a string</source>
            <translation>它的 transcription 是 {shown}，不是字符串</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write "{text}"</source>
            <translation>写成 "{text}"</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its text holds half a character (a lone surrogate)</source>
            <translation>它的文字含有半个字符（孤立代理项）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its text is white space only</source>
            <translation>它的文字只有空白</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write an empty text</source>
            <translation>写成空文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its label is the number {raw}</source>
            <translation>它的标签是数字 {raw}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write "{raw}"</source>
            <translation>写成 "{raw}"</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its label {shown} has spaces around it</source>
            <translation>它的标签 {shown} 前后有空格</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write {shown}</source>
            <translation>写成 {shown}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it has no label</source>
            <translation>没有标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>label it {label}</source>
            <translation>标注为 {label}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its {key} is {shown}, not 0 to 1</source>
            <translation>它的 {key} 是 {shown}，不在 0 到 1 之间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>no entity has `linking`: enough to train SER, not RE</source>
            <translation>没有实体带 `linking`：可以训练 SER，但不能训练 RE</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write empty ones</source>
            <translation>写上空的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it is linked to itself</source>
            <translation>它链接到自身</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>drop the link</source>
            <translation>去掉该链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it has no `linking`</source>
            <translation>没有 `linking`</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write an empty list</source>
            <translation>写一个空列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its linking is {shown}, not a list of [id, id]</source>
            <translation>它的 linking 是 {shown}，不是 [id, id] 的列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>empty it</source>
            <translation>清空它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its linking is one bare pair {shown}</source>
            <translation>它的 linking 只是一对裸值 {shown}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write [{raw}]</source>
            <translation>写成 [{raw}]</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its linking holds {shown}, not [id, id]</source>
            <translation>它的 linking 含有 {shown}，不是 [id, id]</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>drop it</source>
            <translation>去掉它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its linking {shown} mixes types</source>
            <translation>它的 linking {shown} 混用了类型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write whole numbers</source>
            <translation>写成整数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its link {list} names entity {missing}, which is not on the page</source>
            <translation>它的链接 {list} 指向实体 {missing}，页面上没有该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/writer.py" />
            <source>{image}: a label file cannot hold this image name; rename the image without tabs or breaks</source>
            <translation>{image}：标签文件无法保存这个图像名；请重命名图像，去掉制表符和换行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/writer.py" />
            <source>{image}: the image name is not proper Unicode; rename the image</source>
            <translation>{image}：图像名不是合法的 Unicode；请重命名图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/page_process.py" />
            <source>{path}: reading this page ended the process that read it ({answer}); save it anew as PDF or PNG</source>
            <translation>{path}：读取此页使读取进程终止（{answer}）；请重新另存为 PDF 或 PNG</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/page_process.py" />
            <source>{path}: reading this page was stopped</source>
            <translation>{path}：已停止读取此页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/page_process.py" />
            <source>{path}: reading this page takes more than {seconds} seconds; print it to a new PDF, or save it as PNG</source>
            <translation>{path}：读取此页超过 {seconds} 秒；请打印成新的 PDF，或另存为 PNG</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/page_process.py" />
            <source>the process that reads pages cannot be started ({strerror})</source>
            <translation>无法启动读取页面的进程（{strerror}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/page_process.py" />
            <source>it ended</source>
            <translation>它已结束</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/page_process.py" />
            <source>page limit</source>
            <translation>页面时限</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/page_worker.py" />
            <source>{path}: not enough memory for this page; scale it down or close other programs</source>
            <translation>{path}：内存不足以处理此页；请缩小图像或关闭其他程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/page_worker.py" />
            <source>{path}: cannot be read ({strerror})</source>
            <translation>{path}：无法读取（{strerror}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/pdf.py" />
            <source>{path}: there is no page {frame}; the file has {document}</source>
            <translation>{path}：没有第 {frame} 页；该文件有 {document} 页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/pdf.py" />
            <source>{path}: the PDF cannot be read ({strerror}); check the disk</source>
            <translation>{path}：无法读取 PDF（{strerror}）；请检查磁盘</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/pdf.py" />
            <source>the PDF is protected by a password; save a copy without password and open that</source>
            <translation>PDF 有密码保护；请另存一份不带密码的再打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/pdf.py" />
            <source>the PDF is damaged or cut short ({fault}); make it again</source>
            <translation>PDF 已损坏或不完整（{fault}）；请重新制作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/per_page.py" />
            <source>{folder}: there is no label file ({join}) here; choose another one</source>
            <translation>{folder}：这里没有标签文件（{join}）；请选择其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/per_page.py" />
            <source>{folder}: the folder cannot be read ({strerror}); check it</source>
            <translation>{folder}：无法读取该文件夹（{strerror}）；请检查</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>{folder}: there is neither {labels} nor {cache}; choose the folder that PPOCRLabel had open</source>
            <translation>{folder}：既没有 {labels} 也没有 {cache}；请选择 PPOCRLabel 打开过的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>the JSON is damaged ({fault})</source>
            <translation>JSON 已损坏（{fault}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>remove the line</source>
            <translation>删除该行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>after the tab there is no JSON list of boxes</source>
            <translation>制表符之后没有框的 JSON 列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>{name}, line {number}</source>
            <translation>{name} 第 {number} 行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>there is no tab after an image path</source>
            <translation>图像路径之后没有制表符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>PPOCRLabel has a line only for images with boxes: {count} pages without were left out</source>
            <translation>PPOCRLabel 只为有框的图像写行：{count} 个没有框的页面已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>PPOCRLabel itself changes the words true, false and null when it reads: {texts} texts have them</source>
            <translation>PPOCRLabel 读取时会改变 true、false 和 null 这些词：有 {texts} 处文字含有它们</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{name}: there is no such format; choose one of {join}</source>
            <translation>{name}：没有这种格式；请从 {join} 中选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: there is no such file or folder; check the path</source>
            <translation>{path}：没有这个文件或文件夹；请检查路径</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: this is none of the formats that can be read ({known}); check the path</source>
            <translation>{path}：不是可以读取的格式（{known}）；请检查路径</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: {title} keeps fields without their places, so there are no entities to read</source>
            <translation>{path}：{title} 只保存字段而不保存位置，因此没有可读取的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>the page is excluded and was left out</source>
            <translation>该页面已排除，因此略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: there is no page to write; all of them are excluded or missing</source>
            <translation>{path}：没有可写的页面；它们都被排除或缺失</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: this file is there already; choose another name or allow overwriting</source>
            <translation>{path}：该文件已存在；请换个名称或允许覆盖</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: this cannot be a path ({name}); check it</source>
            <translation>{path}：这不可能是路径（{name}）；请检查</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/settings_files.py" />
            <source>it is nested too deeply</source>
            <translation>嵌套过深</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: there is no such label file; check the path</source>
            <translation>{path}：没有这个标签文件；请检查路径</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: this is a folder; name the label file in it, such as train.json</source>
            <translation>{path}：这是文件夹；请指明其中的标签文件，例如 train.json</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: the label file cannot be read ({reason})</source>
            <translation>{path}：无法读取标签文件（{reason}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: {size} MB are too many for a label file; split it into several</source>
            <translation>{path}：标签文件有 {size} MB，太大了；请拆成几个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: the label file is in UTF-16; save it as UTF-8 without byte order mark</source>
            <translation>{path}：标签文件是 UTF-16；请另存为不带 BOM 的 UTF-8</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: line {line}: byte {start} is not UTF-8; save the file as UTF-8</source>
            <translation>{path}：第 {line} 行：第 {start} 个字节不是 UTF-8；请另存为 UTF-8</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: the JSON is damaged ({fault}); restore the file from the program it is of</source>
            <translation>{path}：JSON 已损坏（{fault}）；请用原来的程序重新生成</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/split.py" />
            <source>the validation share is {val_ratio}; it must be at least 0 and below 1, for example 0.2</source>
            <translation>验证比例是 {val_ratio}；必须大于等于 0 且小于 1，例如 0.2</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>no line of it is `x1,y1,...,x4,y4,text`</source>
            <translation>其中没有一行是 `x1,y1,...,x4,y4,text`</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>line {index} does not begin with eight numbers; it was left out</source>
            <translation>第 {index} 行不是以八个数字开头；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>the fields cannot be read ({fault})</source>
            <translation>无法读取字段（{fault}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>fields that are no texts were left out</source>
            <translation>不是文字的字段已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>there are too many lines or fields to find one in the other</source>
            <translation>行或字段太多，无法互相对应</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>no line says the field {shown}, {shown2}; it was left out</source>
            <translation>没有一行含有字段 {shown}（{shown2}）；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>keeps no keys, values and headers: {unnamed} entities lost their label</source>
            <translation>不保存键、值和标题：{unnamed} 个实体失去了标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>keeps labels as fields of the page, found again by their text</source>
            <translation>把标签保存为页面的字段，再按文字找回</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>keeps a text on one line: {broken} texts lost their line breaks</source>
            <translation>一段文字只保存为一行：{broken} 段文字失去了换行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>keeps fields, not places: the polygons of {counted} were left out</source>
            <translation>只保存字段，不保存位置：{counted}的多边形已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>numbers entities anew when it is read</source>
            <translation>读取时会重新给实体编号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>upright boxes</source>
            <translation>正放的矩形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>four corners</source>
            <translation>四个顶点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>keeps {kept} only: {counted} became the box around it</source>
            <translation>只保存{kept}：{counted}变成了外接矩形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>has no place for what other programs kept with entities: {some} left out</source>
            <translation>无处保存其他程序随实体保存的内容：{some} 已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>keeps no links: {counted} left out</source>
            <translation>不保存链接：{counted}已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>keeps no scores of links: {counted} left out</source>
            <translation>不保存链接的分数：{counted}已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>has no place for what other programs kept with pages: {some} left out</source>
            <translation>无处保存其他程序随页面保存的内容：{some} 已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>names images, not their pages: {counted} of PDF or TIFF files lost the number</source>
            <translation>只记图像，不记其中的页：{counted}（PDF 或 TIFF）丢失了页号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>keeps no such review state: {counted} will not be {state} any more</source>
            <translation>没有这种审阅状态：{counted}不再是“{state}”</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>keeps no memory of what was rejected: models may propose it again ({count} times)</source>
            <translation>不记得哪些提议被拒绝过：模型可能再次提出（{count} 次）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>takes a proposed page as proposed altogether: work by hand on {counted} counts so</source>
            <translation>把预标注的页面整个当作提议：{counted}上的人工工作也算作提议</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>keeps no scores: what models proposed ({counted}) will count as by hand</source>
            <translation>不保存分数：模型提出的内容（{counted}）将算作人工</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>knows proposals by scores: {counted} without will count as made by hand</source>
            <translation>靠分数辨认提议：{counted}没有分数，将算作人工</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/values.py" />
            <source>brackets nested too deeply</source>
            <translation>括号嵌套过深</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/wildreceipt.py" />
            <source>{path}: its numbers are not 0, 1, 2, ... in order; sort the rows</source>
            <translation>{path}：编号不是依次的 0、1、2、……；请对行排序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/wildreceipt.py" />
            <source>there is no image with a list of entities</source>
            <translation>没有带实体列表的图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xanylabeling.py" />
            <source>it has no list `shapes`, so it is not of X-AnyLabeling</source>
            <translation>其中没有 `shapes` 列表，因此不是 X-AnyLabeling</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xanylabeling.py" />
            <source>shape {index} is a {shown}, not a region; it was left out</source>
            <translation>第 {index} 个形状是 {shown}，不是区域；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>{path}: this is not XFUND: there is no list `documents`; choose the format that it has</source>
            <translation>{path}：这不是 XFUND：没有 `documents` 列表；请选择它实际的格式</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>document {number}</source>
            <translation>文档 {number}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>it names no image (`img`, `fname`)</source>
            <translation>没有指明图像（`img`、`fname`）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>put the name in</source>
            <translation>填入名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>it has no list of entities (`document`)</source>
            <translation>没有实体列表（`document`）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>put the list in</source>
            <translation>填入列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/yaml_files.py" />
            <source>it has more than {max_bytes} characters</source>
            <translation>超过 {max_bytes} 个字符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/yaml_files.py" />
            <source>it has more than {most} values</source>
            <translation>超过 {most} 个值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/yaml_files.py" />
            <source>a part of it holds itself</source>
            <translation>其中一部分包含自身</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/classes.py" />
            <source>class list: a row is blank; remove it</source>
            <translation>类别列表：有一行是空行；请删除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/classes.py" />
            <source>class list: {name} appears twice; remove one row</source>
            <translation>类别列表：{name} 出现了两次；请删除其一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/encoding.py" />
            <source>entity {entity_id} has the label {labels}, which is not in the class list ({known}); add it there or relabel the entity</source>
            <translation>实体 {entity_id} 的标签是 {labels}，类别列表（{known}）中没有它；请加入该标签或重新标注该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/model.py" />
            <source>this model has no SER network; ask `can` first</source>
            <translation>该模型没有 SER 网络；请先询问 `can`</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/model.py" />
            <source>this model has no RE network; ask `can` first</source>
            <translation>该模型没有 RE 网络；请先询问 `can`</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/model.py" />
            <source>the model answers with values that are no numbers; its weights are damaged, get it again</source>
            <translation>模型给出的值不是数字；其权重已损坏，请重新获取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/pair_layout.py" />
            <source>{path}: cannot be read ({fault}); get it again</source>
            <translation>{path}：无法读取（{fault}）；请重新获取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/pair_layout.py" />
            <source>{path}: was made for another version of the program; make the model pack again</source>
            <translation>{path}：是为本程序的另一版本制作的；请重新制作模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/pair_layout.py" />
            <source>more than {most_bytes} bytes of weights</source>
            <translation>权重超过 {most_bytes} 字节</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/sdmgr/classes.py" />
            <source>class list: row {index} is blank; remove it</source>
            <translation>类别列表：第 {index} 行是空行；请删除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/sdmgr/classes.py" />
            <source>class list: it names no class to learn; write one label a line</source>
            <translation>类别列表：没有可学习的类别；请每行写一个标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/sdmgr/settings.py" />
            <source>image scale {list} and norm {norm} must be above 0</source>
            <translation>图像缩放 {list} 和 norm {norm} 必须大于 0</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/sdmgr/settings.py" />
            <source>these are not the settings of an SDMGR network ({fault}); export it again</source>
            <translation>这不是 SDMGR 网络的设置（{fault}）；请重新导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/sdmgr/settings.py" />
            <source>{path}: cannot be read ({fault}); copy the model again</source>
            <translation>{path}：无法读取（{fault}）；请重新复制模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/tokenizer.py" />
            <source>not a SentencePiece model</source>
            <translation>不是 SentencePiece 模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/tokenizer.py" />
            <source>{path}: cannot read the tokenizer ({strerror}); name it with --tokenizer</source>
            <translation>{path}：无法读取分词器（{strerror}）；请用 --tokenizer 指明</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/tokenizer.py" />
            <source>{path}: this is not a SentencePiece model; name the right file with --tokenizer</source>
            <translation>{path}：这不是 SentencePiece 模型；请用 --tokenizer 指明正确的文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: there is no {weights} in it; name the folder of a checkpoint</source>
            <translation>{folder}：其中没有 {weights}；请指明检查点的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: this is {named}, and SER is asked for</source>
            <translation>{folder}：这是{named}，而需要的是 SER</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: this is {named}, and RE is asked for</source>
            <translation>{folder}：这是{named}，而需要的是 RE</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>has more than its config says:</source>
            <translation>比其配置所说的多出：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: {what} {few}; weights and config do not fit together</source>
            <translation>{folder}：{what} {few}；权重与配置不相符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: {key} has the shape {list}, and {list2} is needed; weights and config do not fit together</source>
            <translation>{folder}：{key} 的形状是 {list}，需要的是 {list2}；权重与配置不相符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: the checkpoint cannot be written ({strerror}); free space or name another folder</source>
            <translation>{folder}：无法写入检查点（{strerror}）；请腾出空间或指明其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: there is neither {configs} nor {configs2}; put the one that came with it there</source>
            <translation>{folder}：既没有 {configs} 也没有 {configs2}；请把随附的配置放到那里</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{path}: is not JSON ({error}); get it again</source>
            <translation>{path}：不是 JSON（{error}）；请重新获取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{path}: is not the config of a network</source>
            <translation>{path}：不是网络的配置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{before} and {rows} more</source>
            <translation>{before}以及另外 {rows} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>an RE checkpoint</source>
            <translation>RE 检查点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>a base model without a head</source>
            <translation>没有任务头的基础模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/config.py" />
            <source>hidden_size {hidden_size} must be a multiple of num_attention_heads {num_attention_heads}</source>
            <translation>hidden_size {hidden_size} 必须是 num_attention_heads {num_attention_heads} 的倍数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/config.py" />
            <source>hidden_size {hidden_size} must be 6 times coordinate_size {coordinate_size}: the position of a text line is put together of six tables</source>
            <translation>hidden_size {hidden_size} 必须是 coordinate_size {coordinate_size} 的 6 倍：文本行的位置由六张表拼成</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/config.py" />
            <source>max_2d_position_embeddings must be above 1000: boxes are in thousandths of the page</source>
            <translation>max_2d_position_embeddings 必须大于 1000：框以页面的千分之一计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/config.py" />
            <source>{name} is {flat}, which is not supported; only VI-LayoutXLM checkpoints (without the visual backbone) can be used</source>
            <translation>{name} 是 {flat}，不受支持；只能使用 VI-LayoutXLM 检查点（不带视觉骨干）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/config.py" />
            <source>a size is not a number ({error})</source>
            <translation>某个尺寸不是数字（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/onnx_weights.py" />
            <source>{folder}: this model pack is not for {upper}; start from one that is</source>
            <translation>{folder}：该模型包不适用于 {upper}；请从适用的模型包开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/onnx_weights.py" />
            <source>{folder}: its networks were not exported by KIE Desktop; start from a checkpoint</source>
            <translation>{folder}：其中的网络不是由 KIE Desktop 导出的；请从检查点开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/onnx_weights.py" />
            <source>{path}: cannot be read ({error}); copy the model pack again</source>
            <translation>{path}：无法读取（{error}）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/paddle_model.py" />
            <source>the network has {num_classes} classes, and the class list ({join}) makes {num_classes2}; name the class list that it was trained with</source>
            <translation>网络有 {num_classes} 个类别，而类别列表（{join}）产生 {num_classes2} 个；请指明训练时所用的类别列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/paddle_model.py" />
            <source>the network knows {vocab_size} tokens, and the tokenizer has {vocab_size2}; name the tokenizer that it was trained with</source>
            <translation>网络认识 {vocab_size} 个词元，而分词器有 {vocab_size2} 个；请指明训练时所用的分词器</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>class list</source>
            <translation>类别列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>{folder}: lacks {join}; this is no whole SDMGR checkpoint</source>
            <translation>{folder}：缺少 {join}；这不是完整的 SDMGR 检查点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>{place}: there is no SDMGR checkpoint ({best}); name one</source>
            <translation>{place}：没有 SDMGR 检查点（{best}）；请指明一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>{weights}: there is no {file_name} beside it; name its class list and its dictionary</source>
            <translation>{weights}：旁边没有 {file_name}；请指明其类别列表和字典</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>has {shape} {what}, and the {file} makes {wanted}; name the one it was made with</source>
            <translation>有 {shape} 个 {what}，而{file}产生 {wanted} 个；请指明当初所用的那一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>has the shape {list}, and {list2} is needed; weights and settings do not fit together</source>
            <translation>的形状是 {list}，需要的是 {list2}；权重与设置不相符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/sizes.py" />
            <source>{name} is {value}; it must be a whole number above 0</source>
            <translation>{name} 是 {value}；必须是大于 0 的整数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/sizes.py" />
            <source>edge_embed {edge_embed} must be node_embed {node_embed}: boxes and pairs are alike</source>
            <translation>edge_embed {edge_embed} 必须等于 node_embed {node_embed}：框与框对的大小相同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/sizes.py" />
            <source>{name} is {getattr}; what is read of a page makes it {only}</source>
            <translation>{name} 是 {getattr}；按照对页面的读取方式它只能是 {only}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/sizes.py" />
            <source>{join}: an SDMGR network here has no such size</source>
            <translation>{join}：这里的 SDMGR 网络没有这个尺寸</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: refused, because it asks to run {error} when it is opened; a file of weights holds arrays only, so get it from a source that you trust</source>
            <translation>{path}：已拒绝，因为打开它时会要求运行 {error}；权重文件只含数组，请从可信的来源获取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: damaged or not a Paddle file ({error}); get it again</source>
            <translation>{path}：已损坏或不是 Paddle 文件（{error}）；请重新获取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: does not hold a table of weights</source>
            <translation>{path}：其中没有权重表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: the slices of {key} do not fit together; get the file again</source>
            <translation>{path}：{key} 的各个分片拼不起来；请重新获取该文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: {key} is not an array; this is not a file of weights</source>
            <translation>{path}：{key} 不是数组；这不是权重文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: {key} holds values that are no numbers (NaN or infinite), as a training that went astray leaves them; take an earlier checkpoint</source>
            <translation>{path}：{key} 含有不是数字的值（NaN 或无穷大），是训练失控留下的；请使用更早的检查点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>it ends early</source>
            <translation>提前结束</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>it has too many instructions</source>
            <translation>指令过多</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>it makes more of its content than it holds</source>
            <translation>它生成的内容多于所含内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a type that is called</source>
            <translation>类型被当作函数调用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a byte order {order}</source>
            <translation>字节序 {order}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array without a type or a shape</source>
            <translation>数组没有类型或形状</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array without bytes</source>
            <translation>数组没有数据</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array of shape {shape}</source>
            <translation>形状为 {shape} 的数组</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array of shape {shape} in {raw} bytes</source>
            <translation>形状为 {shape} 的数组只有 {raw} 字节</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a call of what is no function</source>
            <translation>调用了不是函数的对象</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a state for a {name}</source>
            <translation>{name} 的状态</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>items for what is no table</source>
            <translation>向不是表的对象添加条目</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>values for what is no list</source>
            <translation>向不是列表的对象添加值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a {name} as a key</source>
            <translation>{name} 被用作键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an object outside the file</source>
            <translation>文件之外的对象</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an instruction {bytes} that files of weights do not have</source>
            <translation>权重文件不会有的指令 {bytes}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array of type {dtype}</source>
            <translation>类型为 {dtype} 的数组</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array without values</source>
            <translation>数组没有值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a {name} inside</source>
            <translation>其中的 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>it is nested too deeply, or has too many parts</source>
            <translation>嵌套过深，或部分过多</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a container that holds itself</source>
            <translation>容器包含自身</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/create.py" />
            <source>there is no OCR engine {name}; choose one of {join}</source>
            <translation>没有名为 {name} 的 OCR 引擎；请从 {join} 中选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle.py" />
            <source>pip install "paddleocr&gt;=3.7"</source>
            <translation>pip install "paddleocr&gt;=3.7"</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle.py" />
            <source>{weights}: PaddleOCR cannot be started ({first_line}); check the weights</source>
            <translation>{weights}：PaddleOCR 无法启动（{first_line}）；请检查权重</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle.py" />
            <source>PaddleOCR has no weights on this machine; get some with 'kie-desktop models download pp-ocrv5-server' or in the window under Train &gt; Model packs, or name a folder of weights with --ocr-weights</source>
            <translation>这台机器上没有 PaddleOCR 的权重；可用 'kie-desktop models download pp-ocrv5-server' 或在窗口的“训练 &gt; 模型包”中获取，或用 --ocr-weights 指明权重文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle.py" />
            <source>{source}: the OCR weights are missing; install the package rapidocr again</source>
            <translation>{source}：OCR 权重缺失；请重新安装 rapidocr 包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle.py" />
            <source>{description}: cannot be read ({strerror}); name a folder with det and rec</source>
            <translation>{description}：无法读取（{strerror}）；请指明含有 det 和 rec 的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle.py" />
            <source>{description}: names no network; copy the folder again from where it came</source>
            <translation>{description}：没有指明网络；请从原处重新复制该文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle.py" />
            <source>{before} paddlepaddle</source>
            <translation>{before} paddlepaddle</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle.py" />
            <source>the OCR engine paddle is not installed; type: {line}</source>
            <translation>没有安装 OCR 引擎 paddle；请输入：{line}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/rapid.py" />
            <source>{file}: the OCR weights are missing; install the package rapidocr again</source>
            <translation>{file}：OCR 权重缺失；请重新安装 rapidocr 包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>connection watch</source>
            <translation>连接监视</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>it sends too little: less than {words}</source>
            <translation>发送得太少：少于 {words}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>all of it in {span_s} s</source>
            <translation>在 {span_s} 秒内的全部内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>{round} bytes in {span_s} s</source>
            <translation>{span_s} 秒 {round} 字节</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>{address} is neither https nor http</source>
            <translation>{address} 既不是 https 也不是 http</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>https or http</source>
            <translation>https 或 http</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>leads to an address without {wanted}</source>
            <translation>指向没有 {wanted} 的地址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{name}: is being downloaded by another window or command; wait for that one</source>
            <translation>{name}：另一个窗口或命令正在下载它；请等待其完成</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{hostname}: {fault}; try again later</source>
            <translation>{hostname}：{fault}；请稍后再试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{hostname}: {fault}; check the connection and the proxy</source>
            <translation>{hostname}：{fault}；请检查网络连接和代理</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{hostname}: the connection broke off ({words}); try again</source>
            <translation>{hostname}：连接中断（{words}）；请重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{address}: this is no address; mend it in the settings</source>
            <translation>{address}：这不是网址；请在设置中更正</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{hostname}: sends more than such a document can have; check the address</source>
            <translation>{hostname}：发来的内容过大，不可能是所要的文档；请检查网址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{folder}: {megabytes} are needed there and {megabytes2} are free; free some space, or have KIE_DESKTOP_HOME name a folder on another disk</source>
            <translation>{folder}：那里需要 {megabytes}，而可用空间为 {megabytes2}；请腾出空间，或让 KIE_DESKTOP_HOME 指向其他磁盘上的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>sent a file whose SHA-256 is not the published one</source>
            <translation>发来的文件的 SHA-256 与公布的不符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>answers with a web page instead of the file (a login page or a proxy may be in between)</source>
            <translation>返回的是网页而不是文件（中间可能有登录页或代理）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>sends the file in another encoding than was asked for</source>
            <translation>发送文件时用的编码与请求的不同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>the connection ended after {megabytes} of {megabytes2}</source>
            <translation>连接在 {megabytes2} 中的 {megabytes} 处结束</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>has another edition of the file than what was there</source>
            <translation>有的是文件的另一个版本，与已下载的不同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>answers {code} {reason}</source>
            <translation>返回 {code} {reason}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>cannot be reached ({words})</source>
            <translation>无法连接（{words}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>goes on with another edition of the file, or elsewhere in it</source>
            <translation>接着发送的是文件的另一个版本，或文件的另一处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>the connection broke off ({words})</source>
            <translation>连接中断（{words}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{what} {size} bytes, and the file has {value}</source>
            <translation>{what} {size} 字节，而文件有 {value}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>it then goes on after {megabytes}</source>
            <translation>届时从 {megabytes} 处继续</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>it then begins anew</source>
            <translation>届时从头开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{name}: cannot be downloaded ({join}). Check the connection and the proxy (HTTPS_PROXY) and start it again, {again}; or get {addresses} on another machine and add that file</source>
            <translation>{name}：无法下载（{join}）。请检查连接和代理（HTTPS_PROXY）后重新开始，{again}；或在另一台机器上获取 {addresses} 再添加该文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/engine.py" />
            <source>not enough memory for this page; close other programs</source>
            <translation>内存不足以处理该页面；请关闭其他程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/engine.py" />
            <source>unexpected fault, {name}: {fault}</source>
            <translation>意外错误，{name}：{fault}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/engine.py" />
            <source>engine input</source>
            <translation>引擎输入</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/onnx_runner.py" />
            <source>{path}: gives {shape} classes, and the pack's labels need {wanted}; export the pack again</source>
            <translation>{path}：给出 {shape} 个类别，而模型包的标签需要 {wanted} 个；请重新导出模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/onnx_runner.py" />
            <source>allocate memory</source>
            <translation>分配内存</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/onnx_runner.py" />
            <source>{path}: ONNX Runtime cannot {verb} this network ({reason}); export the pack again</source>
            <translation>{path}：ONNX Runtime 无法{verb}此网络（{reason}）；请重新导出模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{name} cannot be the name of a model pack; {name_rule}</source>
            <translation>{name} 不能作为模型包的名称；{name_rule}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>there is a model pack {name} already; give the new one another name with --name</source>
            <translation>已有名为 {name} 的模型包；请用 --name 给新的换个名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{folder}: this model pack is not one that was added; only those can be removed</source>
            <translation>{folder}：该模型包不是添加进来的；只有添加的才能移除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{place}: is there already; 'kie-desktop models remove {name}' makes room for it</source>
            <translation>{place}：已存在；'kie-desktop models remove {name}' 可以腾出位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{name}: there is no inference.yml in the archive of its {part}; get it again</source>
            <translation>{name}：其 {part} 的压缩包中没有 inference.yml；请重新获取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{folder}: this model is exported for inference and has no weights to read; get the archive for training (its name ends in _pretrained), or export a checkpoint with export-model</source>
            <translation>{folder}：该模型是为推理导出的，没有可读取的权重；请获取用于训练的压缩包（名称以 _pretrained 结尾），或用 export-model 导出检查点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{folder}: there is neither a model pack ({description}) nor a checkpoint ({weights}) in it</source>
            <translation>{folder}：其中既没有模型包（{description}）也没有检查点（{weights}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{archive}: {name} cannot be read; get the archive again</source>
            <translation>{archive}：无法读取 {name}；请重新获取压缩包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{archive}: is damaged or no .tar archive ({fault}); get it again</source>
            <translation>{archive}：已损坏或不是 .tar 压缩包（{fault}）；请重新获取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>a header of {size} bytes</source>
            <translation>{size} 字节的文件头</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{archive}: {name} leads out of the archive or is no plain file; do not trust it</source>
            <translation>{archive}：{name} 指向压缩包之外或不是普通文件；请不要信任它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{archive}: holds more than a model has, or than fits on the disk; it was not opened</source>
            <translation>{archive}：内容多于一个模型应有的，或磁盘放不下；没有打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/sdmgr_runner.py" />
            <source>{path}: has {answers} outputs, and SDMGR has two; export the pack again</source>
            <translation>{path}：有 {answers} 个输出，而 SDMGR 有两个；请重新导出模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/trial.py" />
            <source>{folder}: this model pack does not work: {fault}</source>
            <translation>{folder}：此模型包不能使用：{fault}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/trial.py" />
            <source>its tokenizer makes nothing of plain texts; it belongs to another model</source>
            <translation>它的分词器无法处理普通文本；它属于另一个模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/trial.py" />
            <source>tuple[int, ...]</source>
            <translation>tuple[int, ...]</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/trial.py" />
            <source>its {network} network answers with {list} values where {list2} are expected</source>
            <translation>它的 {network} 网络给出 {list} 个值，应为 {list2} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/updates.py" />
            <source>nobody said where this copy of the program is published; name the address in the settings (Where to ask for new versions)</source>
            <translation>没有说明本程序在哪里发布；请在设置中填写网址（在哪里查询新版本）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/updates.py" />
            <source>{where}: answers something else than a release ({fault}); check the address</source>
            <translation>{where}：返回的不是版本信息（{fault}）；请检查网址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/updates.py" />
            <source>{path}: cannot be read ({fault}); install the program again</source>
            <translation>{path}：无法读取（{fault}）；请重新安装程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/updates.py" />
            <source>{version} is no version</source>
            <translation>{version} 不是版本号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: this is not a KIE Desktop project; choose a {suffix} file or a folder of images</source>
            <translation>{path}：这不是 KIE Desktop 项目；请选择 {suffix} 文件或图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: this project was made by a newer KIE Desktop (format {version}, this one knows {schema_version}); update the program to open it</source>
            <translation>{path}：该项目由更新版本的 KIE Desktop 创建（格式 {version}，本程序支持 {schema_version}）；请更新程序后再打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: no copy can be kept before it is brought up to date ({error})</source>
            <translation>{path}：升级之前无法保留副本（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: no copy could be kept before it is brought up to date ({error}); make room and open it again</source>
            <translation>{path}：升级之前无法保留副本（{error}）；请腾出空间后重新打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: its latest changes lie in {name}, which cannot be used here; copy both files to a place where you may write, and open the project there</source>
            <translation>{path}：最近的更改位于 {name} 中，此处无法使用；请将两个文件都复制到可写入的位置，并在那里打开项目</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>this file or its folder cannot be written ({error}); copy it to a place where you may write</source>
            <translation>该文件或其文件夹无法写入（{error}）；请复制到可以写入的地方</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>another program is using this project file; close it there and try again</source>
            <translation>另一个程序正在使用该项目文件；请在那里关闭后重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>the disk is full, so nothing more can be saved; make room and do it again</source>
            <translation>磁盘已满，无法再保存；请腾出空间后重做</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>the disk could not be read or written ({error}); see that it is connected and has room</source>
            <translation>磁盘无法读写（{error}）；请检查是否已连接、是否有空间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>this is not a KIE Desktop project; choose a {suffix} file or a folder of images</source>
            <translation>这不是 KIE Desktop 项目；请选择 {suffix} 文件或图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>the project file is damaged ({error}); go back to a copy of it</source>
            <translation>项目文件已损坏（{error}）；请改用它的备份</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>the project file cannot be used ({error})</source>
            <translation>项目文件无法使用（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/lock.py" />
            <source>{project}: cannot be opened safely: {strerror}</source>
            <translation>{project}：无法安全打开：{strerror}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/lock.py" />
            <source>{project}: this folder cannot be written ({strerror}); copy it to a place where you may write, and open it there</source>
            <translation>{project}：该文件夹无法写入（{strerror}）；请复制到可以写入的地方再打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/lock.py" />
            <source>{project}: another window has this project open{owner}; work on in that one</source>
            <translation>{project}：另一个窗口已打开该项目{owner}；请在那个窗口中继续工作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/lock.py" />
            <source>process {getpid} on {gethostname}</source>
            <translation>{gethostname} 上的进程 {getpid}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/page_summary.py" />
            <source>{image} (page {frame})</source>
            <translation>{image}（第 {frame} 页）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: there is a file of this name already; open it, or choose another name</source>
            <translation>{path}：已有同名文件；请打开它，或换个名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: there is no folder {parent}; make it first, or choose another place</source>
            <translation>{path}：没有文件夹 {parent}；请先创建，或选择其他位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: there is no such file; choose a project file (*{suffix}) or a folder of images</source>
            <translation>{path}：没有这个文件；请选择项目文件（*{suffix}）或图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: this project was made by an earlier KIE Desktop and cannot be brought up to date here; copy it to a place where you may write, and open it there</source>
            <translation>{path}：此项目由较早版本的 KIE Desktop 创建，无法在此处升级；请将其复制到可写入的位置并在那里打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: there is no page {page_id}</source>
            <translation>{path}：没有页面 {page_id}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: this project may only be read; copy it to a place where you may write</source>
            <translation>{path}：此项目只能读取；请将其复制到可写入的位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{folder}: what it says of its run cannot be read ({error}); resume another one</source>
            <translation>{folder}：无法读取它对所属运行的记录（{error}）；请恢复其他运行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{folder}: this checkpoint holds the result of a distilled run only; resume from its {latest} folder</source>
            <translation>{folder}：该检查点只含蒸馏运行的结果；请从其 {latest} 文件夹恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{path}: {number}.{key} is missing or of another size; resume with the same settings</source>
            <translation>{path}：{number}.{key} 缺失或大小不同；请用相同的设置恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{path}: is not an optimizer's file</source>
            <translation>{path}：不是优化器的文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{path}: {name} is missing or of another size; resume with the same settings</source>
            <translation>{path}：{name} 缺失或大小不同；请用相同的设置恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{path}: it belongs to another checkpoint; put the one there that was saved with the weights</source>
            <translation>{path}：它属于另一个检查点；请放入与权重一起保存的那个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/cpu.py" />
            <source>prepare_cpu must be called before paddle is imported</source>
            <translation>必须在导入 paddle 之前调用 prepare_cpu</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/data_folder.py" />
            <source>{data}: there is no {train} in it; export a data folder, or name the one that holds it</source>
            <translation>{data}：其中没有 {train}；请导出数据文件夹，或指明含有它的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/dataset.py" />
            <source>no page of it can be used with the images in {image_dir}</source>
            <translation>其中没有页面能配上 {image_dir} 中的图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/dataset.py" />
            <source>{path}: {remedy}; check the label file and the image folder</source>
            <translation>{path}：{remedy}；请检查标签文件和图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/dataset.py" />
            <source>no page has any text, so there is nothing to learn; run OCR first</source>
            <translation>没有页面含有文字，因此无从学习；请先运行 OCR</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/dataset.py" />
            <source>no page has both a key and a value, so RE has nothing to learn; the labels' roles are: {keys_and_values}</source>
            <translation>没有页面同时含有键和值，因此 RE 无从学习；各标签的角色为：{keys_and_values}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/dataset.py" />
            <source>{windows} windows, {batch_size} x {accumulate} x {processes}, seed {seed}</source>
            <translation>{windows} 个窗口，{batch_size} x {accumulate} x {processes}，种子 {seed}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/__init__.py" />
            <source>there is no build {name}; there are {join}</source>
            <translation>没有构建 {name}；现有的有 {join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/__init__.py" />
            <source>another format, or no build for the CPU</source>
            <translation>格式不同，或没有用于 CPU 的构建</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/__init__.py" />
            <source>{constraints}: cannot be read ({strerror}); install the program again</source>
            <translation>{constraints}：无法读取（{strerror}）；请重新安装程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>Making a virtual environment</source>
            <translation>正在创建虚拟环境</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>Getting the right pip</source>
            <translation>正在获取合适的 pip</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>Trying whether Paddle starts</source>
            <translation>正在试着启动 Paddle</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>Paddle ({name}) was installed, but does not start on this machine; choose another build or Python</source>
            <translation>Paddle（{name}）已安装，但无法在本机启动；请选择其他版本或其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{place}: cannot be removed ({strerror}); end what trains in it, and try again</source>
            <translation>{place}：无法删除（{strerror}）；请先结束其中的训练，然后重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>Asking for packages</source>
            <translation>正在查询软件包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{found} is being downloaded</source>
            <translation>正在下载 {found}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>Installing collected packages</source>
            <translation>正在安装收集到的软件包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>Installing the packages</source>
            <translation>正在安装软件包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{command}: cannot be started ({not_started}); choose another Python</source>
            <translation>{command}：无法启动（{not_started}）；请选择其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>status {status}</source>
            <translation>状态 {status}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{root}: the disk is full; free some space and start it again</source>
            <translation>{root}：磁盘已满；请腾出空间后重新开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{index} cannot be reached. Check the connection and the proxy (HTTPS_PROXY), or name a mirror in the settings, and start it again</source>
            <translation>无法访问 {index}。请检查网络连接和代理（HTTPS_PROXY），或在设置中填写镜像，然后重新开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>pip cannot reach the index that it gets packages from. Check the connection and the proxy (HTTPS_PROXY), or have PIP_INDEX_URL name an index that can be reached, and start it again</source>
            <translation>pip 无法访问软件包索引。请检查网络连接和代理（HTTPS_PROXY），或用 PIP_INDEX_URL 指明可以访问的索引，然后重新开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>No matching distribution</source>
            <translation>没有匹配的软件包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>one of the packages</source>
            <translation>其中一个软件包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>pip's index has no {what} for this machine and Python; choose another Python or another build</source>
            <translation>pip 的索引中没有适合本机和此 Python 的 {what}；请选择其他 Python 或其他版本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{command}: {value}; install its venv package, or choose another Python</source>
            <translation>{command}：{value}；请安装其 venv 软件包，或选择其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>it lacks venv</source>
            <translation>缺少 venv</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{name} {join}: {reason}; start it again, or choose another Python</source>
            <translation>{name} {join}：{reason}；请重新开始，或选择其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>{named}: this is no Python that can be started; choose another one</source>
            <translation>{named}：这不是可以启动的 Python；请选择其他的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>{named}: {why_not}; choose another one</source>
            <translation>{named}：{why_not}；请选择其他的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>there is no Python {pythons} to {pythons2} here to make a training environment of; install Python {pythons3} (64 bit), with its venv, and start this again</source>
            <translation>本机没有可用来创建训练环境的 Python {pythons} 至 {pythons2}；请安装 Python {pythons3}（64 位，含 venv），然后重新开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>Paddle needs Python {pythons} to {pythons2}</source>
            <translation>Paddle 需要 Python {pythons} 到 {pythons2}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>Paddle needs a 64-bit Python with its global lock</source>
            <translation>Paddle 需要 64 位且带全局锁的 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>it lacks venv; on Debian and Ubuntu: sudo apt-get install python{rpartition}-venv</source>
            <translation>它缺少 venv；在 Debian 和 Ubuntu 上：sudo apt-get install python{rpartition}-venv</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/export.py" />
            <source>{image}: the exported network answers differently from the checkpoint (by {difference}, {tolerance} is allowed), so nothing was exported; report this with the checkpoint's config.json</source>
            <translation>{image}：导出的网络与检查点的结果不同（相差 {difference}，允许 {tolerance}），因此没有导出；请附上检查点的 config.json 报告此问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/export.py" />
            <source>Date of birth</source>
            <translation>Date of birth</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/export.py" />
            <source>Total amount due</source>
            <translation>Total amount due</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>mend the line, or leave it out: kie-desktop check {path} --fix COPY</source>
            <translation>改正该行，或略去它：kie-desktop check {path} --fix COPY</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>there is no class list</source>
            <translation>没有类别列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>name the data's class_list.txt</source>
            <translation>指明数据的 class_list.txt</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>the model to start from knows other labels ({join})</source>
            <translation>起点模型认识的是别的标签（{join}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>that is fine: it keeps those of the same name and learns the others</source>
            <translation>这没有问题：同名标签会保留，其余的会学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>entity {id} has the label {label}, which is not in the class list</source>
            <translation>实体 {id} 的标签是 {label}，类别列表中没有它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>add it there ({join}) or relabel the entity</source>
            <translation>在那里加入它（{join}），或重新标注该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>no page to learn from has the label {name}</source>
            <translation>用于学习的页面都没有标签 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>{before}, but pages held out have it</source>
            <translation>{before}，但留出的页面有</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>label some, or take it out of the labels</source>
            <translation>请标注一些，或从标签中去掉它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>no page has any text</source>
            <translation>没有页面含有文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>run OCR on the pages first</source>
            <translation>先在页面上运行 OCR</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>of {counted} only the first {max_tokens} tokens are learned, the rest is passed over</source>
            <translation>有 {counted}只学习前 {max_tokens} 个词元，其余略过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>train whole pages</source>
            <translation>训练整个页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>{keys} keys and {values} values could be linked in {count} ways, so this page takes long</source>
            <translation>{keys} 个键和 {values} 个值有 {count} 种链接方式，因此该页面耗时很长</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>split the page, or label what is no key or value `other`</source>
            <translation>拆分该页面，或把不是键或值的标注为 `other`</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>give labels the roles key and value ({roles_text}): Labels &gt; Edit labels, or as in -o 'KIEDesktop.roles={{Total: key}}'</source>
            <translation>请为标签设置键和值的角色（{roles_text}）：标签 &gt; 编辑标签，或如 -o 'KIEDesktop.roles={{Total: key}}'</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>no page has both a key and a value</source>
            <translation>没有页面同时含有键和值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>this page is held out, but learned from as well ({name}), so the result will look too good</source>
            <translation>该页面已留出，但同样的图像也用于学习（{name}），因此结果会偏高</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>leave one of the two out</source>
            <translation>请排除二者之一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{counted} to learn from, {val_pages} to measure on</source>
            <translation>{counted}用于学习，{val_pages} 页用于测量</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{counted} of more than {max_tokens} tokens (up to {longest})</source>
            <translation>{counted}超过 {max_tokens} 个词元（最多 {longest} 个）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{before}, read in several windows, {windows} in all</source>
            <translation>{before}，分多个窗口读取，共 {windows} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{parameters} million parameters; estimated: {in_words} of memory, {duration} on this processor, {in_words2} of disk</source>
            <translation>{parameters} 百万参数；预计：{in_words} 内存，在此处理器上 {duration}，{in_words2} 磁盘</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{out}: the checkpoints need about {in_words}</source>
            <translation>{out}：检查点约需 {in_words}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{before}, and {in_words} are free</source>
            <translation>{before}，可用空间为 {in_words}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>free space, or train into a folder on another disk</source>
            <translation>腾出空间，或训练到其他磁盘的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>training needs about {in_words} of memory</source>
            <translation>训练约需 {in_words} 内存</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>use a batch size below {batch_size}, or </source>
            <translation>请用小于 {batch_size} 的批大小，或</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{smaller}close other programs</source>
            <translation>{smaller}关闭其他程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>no page is held out, so nobody can say whether the new model is better</source>
            <translation>没有留出页面，因此无法判断新模型是否更好</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>hold some pages out</source>
            <translation>请留出一些页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/starting_weights.py" />
            <source>{given}: there is no checkpoint in it to go on from; name a run's 'latest' folder</source>
            <translation>{given}：其中没有可以继续的检查点；请指明某次运行的 'latest' 文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/starting_weights.py" />
            <source>there is no {file_name}: neither the run nor what it starts from brings one</source>
            <translation>没有 {file_name}：该运行和它的起点都没有带</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/starting_weights.py" />
            <source>name it with --tokenizer, or put it beside the weights</source>
            <translation>用 --tokenizer 指明，或把它放在权重旁边</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>{error}. Look at these pages, or train with a lower learning rate or clipped gradients</source>
            <translation>{error}。请查看这些页面，或用更低的学习率或梯度裁剪来训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>one of {fits} fits</source>
            <translation>{fits} 是可以的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>not even one of 1 fits, so take a smaller model</source>
            <translation>连 1 也不行，请换更小的模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>the memory is too small for a batch size of {examples}; {remedy}</source>
            <translation>内存不足以使用批大小 {examples}；{remedy}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>{folder}: does not say how far its run was; it begins anew with what was learned</source>
            <translation>{folder}：没有说明运行到了哪一步；将带着已学到的内容重新开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>{optimizer}: is missing, so it learns with less momentum at first</source>
            <translation>{optimizer}：缺失，因此起初学习的动量较小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>pages or batch size are others than before, so the epoch under way begins again</source>
            <translation>页面或批大小与之前不同，因此正在进行的一轮重新开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>no better result in {patience} evaluations</source>
            <translation>{patience} 次评估没有更好的结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/schedule.py" />
            <source>warm-up {warmup} and decay {decay} do not fit into {total} steps</source>
            <translation>预热 {warmup} 和衰减 {decay} 放不进 {total} 步</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/data.py" />
            <source>{path}: no page of it can be used with the images in {image_dir}</source>
            <translation>{path}：其中没有页面能配上 {image_dir} 中的图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/data.py" />
            <source>{image}: entity {id} has the label {label}, which is not in the class list; add it there or relabel the entity</source>
            <translation>{image}：实体 {id} 的标签是 {label}，类别列表中没有它；请加入该标签或重新标注该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/evaluation.py" />
            <source>{join}: there is no such class; there are {join2}</source>
            <translation>{join}：没有这个类别；现有的有 {join2}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>no page has any entity</source>
            <translation>没有页面含有实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>{join}: to be counted, but there is no such class</source>
            <translation>{join}：要求计入，但没有这个类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>there are {join}</source>
            <translation>现有 {join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>add it there or relabel it</source>
            <translation>在那里加入它，或重新标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>it has {entities} entities, and each is compared with all, so this page takes long</source>
            <translation>它有 {entities} 个实体，每个都要与所有实体比较，因此该页面耗时很长</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>split the page</source>
            <translation>拆分该页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>{total} of {total2} characters are not in the dictionary and are not read: {some}</source>
            <translation>{total2} 个字符中有 {total} 个不在字典中，不会被读取：{some}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>add them, or leave the dictionary out</source>
            <translation>加入它们，或去掉字典</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/setup.py" />
            <source>no page has any entity, so there is nothing to learn; run OCR first</source>
            <translation>没有页面含有实体，因此无从学习；请先运行 OCR</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/setup.py" />
            <source>{folder}: it knows other labels or characters; learned from nothing: {listed}</source>
            <translation>{folder}：它认识的标签或字符不同；从零学习的有：{listed}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/setup.py" />
            <source>{folder}: {key} is of another size than the run asks for; leave the sizes out</source>
            <translation>{folder}：{key} 的大小与运行要求的不同；请去掉这些尺寸</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>there are new labels, so it learns faster: learning rate {rate}, batch size {size}</source>
            <translation>有新标签，因此学得更快：学习率 {rate}，批大小 {size}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>sees no GPU</source>
            <translation>没有发现 GPU</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>was built without GPU support</source>
            <translation>构建时没有 GPU 支持</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>this Python's Paddle {reason}; train on the CPU, or see what 'kie-desktop doctor' advises</source>
            <translation>该 Python 的 Paddle {reason}；请在 CPU 上训练，或查看 'kie-desktop doctor' 的建议</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>there is no GPU {number}; this machine has {count}, counted from 0</source>
            <translation>没有 GPU {number}；这台机器有 {count} 个，从 0 数起</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>{folder}: the teacher knows {vocab_size} tokens and the student {vocab_size2}; both need the same tokenizer</source>
            <translation>{folder}：教师认识 {vocab_size} 个词元，学生 {vocab_size2} 个；二者需要相同的分词器</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>{folder}: the teacher has {classes} classes and the class list makes {classes2}; use the class list that the teacher was trained with</source>
            <translation>{folder}：教师有 {classes} 个类别，而类别列表产生 {classes2} 个；请使用训练教师时的类别列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>Paddle computes {precision} on GPUs only; this run is in fp32</source>
            <translation>Paddle 只在 GPU 上以 {precision} 计算；本次运行用 fp32</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>there is no class list; name the data's class_list.txt, with one label a line</source>
            <translation>没有类别列表；请指明数据的 class_list.txt，每行一个标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>{where}there is no sentencepiece.bpe.model; name the tokenizer to use</source>
            <translation>{where}没有 sentencepiece.bpe.model；请指明要用的分词器</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>the model begins with nothing, so it needs many pages</source>
            <translation>模型从零开始，因此需要很多页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>{folder}: proposes no links yet; they are learned from nothing</source>
            <translation>{folder}：还不会提议链接；链接从零学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>{folder}: gives no labels yet; they are learned from nothing</source>
            <translation>{folder}：还不会给出标签；标签从零学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>{folder}: labels that it knows: {kept}; that begin as the one in brackets: {started}; with nothing: {fresh}</source>
            <translation>{folder}：已认识的标签：{kept}；以括号中的标签为起点的：{started}；从零开始的：{fresh}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>the network's sizes are wrong ({error}); they are those of a config.json</source>
            <translation>网络的尺寸有误（{error}）；它们应是 config.json 中的那些</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/step.py" />
            <source>the loss is not a number ({dict}) on these pages: {join}</source>
            <translation>在这些页面上损失不是数字（{dict}）：{join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>not enough memory to begin; use a smaller batch size or network</source>
            <translation>内存不足，无法开始；请使用更小的批大小或网络</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>unexpected fault, {name}: {error}</source>
            <translation>意外错误，{name}：{error}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>{out} holds the model of another run already; it is kept as {name}</source>
            <translation>{out} 中已有另一次训练的模型；它保留为 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>{path}: the run's configuration cannot be read ({error})</source>
            <translation>{path}：无法读取运行的配置（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>{out}: another process trains in this folder; wait for its end, or name another folder</source>
            <translation>{out}：另一个进程正在此文件夹中训练；请等待其结束，或指明其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>training input</source>
            <translation>训练输入</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/importing.py" />
            <source>a second page of the same image; it was left out</source>
            <translation>同一图像的第二个页面；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/importing.py" />
            <source>the file was made for an image of {was} pixels; this one has {now}</source>
            <translation>该文件是为 {was} 像素的图像制作的；这幅图像是 {now}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/devices.py" />
            <source>No module named 'paddle'</source>
            <translation>没有名为 'paddle' 的模块</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/devices.py" />
            <source>this needs Paddle</source>
            <translation>这需要 Paddle</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/devices.py" />
            <source>Looking for devices</source>
            <translation>正在查找设备</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/evaluation.py" />
            <source>the measurement cannot be read ({error}): {printed}</source>
            <translation>无法读取评测结果（{error}）：{printed}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/evaluation.py" />
            <source>{path}: this evaluation cannot be read ({error}); evaluate again</source>
            <translation>{path}：无法读取该评估（{error}）；请重新评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>the check of the run cannot be read ({error}): {document}</source>
            <translation>无法读取对该运行的检查（{error}）：{document}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>{image_dir}: the pages that {name} held out cannot be read ({fault})</source>
            <translation>{image_dir}：无法读取 {name} 留出的页面（{fault}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_pages.py" />
            <source>none of these pages can be used: {join}</source>
            <translation>这些页面都不能用：{join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_pages.py" />
            <source>there are none</source>
            <translation>一个也没有</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_pages.py" />
            <source>every page that can be used is held out; let some be learned from: Page &gt; Hold out for measuring</source>
            <translation>所有可用的页面都已留出；请让一些页面用于学习：页面 &gt; 留出用于测量</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_record.py" />
            <source>{folder}: this run cannot be read ({error}); its checkpoints can still be used</source>
            <translation>{folder}：无法读取该运行（{error}）；其检查点仍可使用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Making a model pack of {name}</source>
            <translation>正在用 {name} 制作模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>{path}: the name of this file is not UTF-8, so no project can name it; rename it</source>
            <translation>{path}：此文件名不是 UTF-8，项目无法引用它；请重命名</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>page {frame}: </source>
            <translation>第 {frame} 页：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/editing.py" />
            <source>no project is open, so there is no page</source>
            <translation>没有打开项目，因此没有页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/opening.py" />
            <source>{path}: this is a link that leads to no project; delete it or rename it</source>
            <translation>{path}：这是一个不指向任何项目的链接；请删除或重命名它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/reading.py" />
            <source>reading it was stopped</source>
            <translation>读取已被停止</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/writer.py" />
            <source>page {page_id} has been removed since this edit was made</source>
            <translation>页面 {page_id} 在此编辑之后已被移除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/comparison.py" />
            <source>this page is not compared any more; compare again</source>
            <translation>该页面不再处于比较中；请重新比较</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/comparison.py" />
            <source>{path}: there is no page that both readers have worked on; both projects must hold the same images, in work or reviewed</source>
            <translation>{path}：没有两位标注者都处理过的页面；两个项目必须含有相同的图像，且处于标注中或已审阅</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/finding.py" />
            <source>the image is the same as that of {name}; one could be learned from and one measured on</source>
            <translation>该图像与 {name} 的相同；可能一个用于学习而另一个用于评测</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/support/capabilities.py" />
            <source>Looking at this computer</source>
            <translation>正在检查本机</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/support/report.py" />
            <source>{image}: cannot be read ({strerror}); leave the page out</source>
            <translation>{image}：无法读取（{strerror}）；请不要附上该页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/support/report.py" />
            <source>installed program</source>
            <translation>安装版</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/support/report.py" />
            <source>from source</source>
            <translation>源代码版</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/background.py" />
            <source>{title}: the program failed; its log says more</source>
            <translation>{title}：程序出错；日志中有更多信息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/commands.py" />
            <source>{program} cannot be started ({not_started}); choose another Python in the settings</source>
            <translation>无法启动 {program}（{not_started}）；请在设置中选择其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/engine_client.py" />
            <source>it could not be started</source>
            <translation>无法启动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/engine_client.py" />
            <source>it crashed</source>
            <translation>它崩溃了</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/engine_client.py" />
            <source>it ended with status {status}</source>
            <translation>它以状态 {status} 结束</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/engine_client.py" />
            <source>no answer in {limit} s</source>
            <translation>{limit} 秒内没有回应</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/engine_client.py" />
            <source>it hung</source>
            <translation>它没有响应了</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/engine_client.py" />
            <source>the engine stopped: {how}</source>
            <translation>引擎停止了：{how}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/training_client.py" />
            <source>{command} cannot be started ({strerror}); choose another Python in the settings</source>
            <translation>无法启动 {command}（{strerror}）；请在设置中选择其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/training_client.py" />
            <source>it ended with status {code}</source>
            <translation>它以状态 {code} 结束</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/training_client.py" />
            <source>it crashed or was killed</source>
            <translation>它崩溃了或被终止</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/training_client.py" />
            <source>the training process is gone: {how}</source>
            <translation>训练进程已不在：{how}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>there is no model {name} to download; there are {join}</source>
            <translation>没有可下载的模型 {name}；可下载的有 {join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{path}: this list is of another format; update the program</source>
            <translation>{path}：该列表是另一种格式；请更新程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{path}: this list of models is damaged ({fault}); mend it or delete it</source>
            <translation>{path}：该模型列表已损坏（{fault}）；请修正或删除它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{name} is no plain name</source>
            <translation>{name} 不是普通的名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{name} has no address, or one that is neither https nor http</source>
            <translation>{name} 没有地址，或地址既不是 https 也不是 http</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{name} has no size, or a SHA-256 that is none</source>
            <translation>{name} 没有大小，或 SHA-256 不合法</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{row} is no plain name, or its parts make no model</source>
            <translation>{row} 不是普通的名称，或其各部分不能组成模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{row} has no labels</source>
            <translation>{row} 没有标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/events.py" />
            <source>not an event of a training process: {line}</source>
            <translation>不是训练进程的事件：{line}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/launch.py" />
            <source>several GPUs or machines need a Python with Paddle; install the program there, and train with it</source>
            <translation>多个 GPU 或多台机器需要带 Paddle 的 Python；请在那里安装本程序并用它训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: cannot be read ({fault}); copy the pack again</source>
            <translation>{path}：无法读取（{fault}）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{given}: there is no {description} in it, so it is no model pack</source>
            <translation>{given}：其中没有 {description}，因此不是模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>there is no model pack {text}; 'kie-desktop models list' shows those that there are</source>
            <translation>没有模型包 {text}；'kie-desktop models list' 会列出现有的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: damaged ({fault}); copy the pack again</source>
            <translation>{path}：已损坏（{fault}）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: this pack is of another format; update the program</source>
            <translation>{path}：该模型包是另一种格式；请更新程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: incomplete ({fault}); copy the pack again</source>
            <translation>{path}：不完整（{fault}）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: {unsafe} is not a plain name; the pack is not to be trusted</source>
            <translation>{path}：{unsafe} 不是普通的名称；该模型包不可信任</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: cannot be read ({strerror}); copy the pack again</source>
            <translation>{path}：无法读取（{strerror}）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: this file is not the one that the pack was sealed with; copy the pack again</source>
            <translation>{path}：该文件不是封装模型包时的那一个；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{folder}: is there already; choose another folder for the model pack</source>
            <translation>{folder}：已存在；请为模型包选择其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{name} cannot be the name of a file in a model pack; use letters, digits, '.', '_' and '-'</source>
            <translation>{name} 不能作为模型包中文件的名称；请使用字母、数字、“.”、“_”和“-”</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{folder}: a model pack is for ser, re or both, or for sdmgr, not {unknown}</source>
            <translation>{folder}：模型包用于 ser、re 或两者，或用于 sdmgr，而不是 {unknown}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{folder}: {join} is missing from the model pack; copy or export it again</source>
            <translation>{folder}：模型包中缺少 {join}；请重新复制或导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>ratio_list has {ratios} numbers for {label_files} label files</source>
            <translation>ratio_list 有 {ratios} 个数，而标签文件有 {label_files} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>ratio_list {list}: each ratio must be above 0 and at most 1</source>
            <translation>ratio_list {list}：每个比例必须大于 0 且不超过 1</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>img_scale is {list}; it is two numbers of pixels from 32 to 8192</source>
            <translation>img_scale 是 {list}；应为 32 到 8192 的两个像素数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>norm is {norm}; it must be above 0</source>
            <translation>norm 是 {norm}；必须大于 0</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>{name} is {getattr}; it is one of {join}</source>
            <translation>{name} 是 {getattr}；应为 {join} 之一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>{name} is {value}; it must be at least {least}</source>
            <translation>{name} 是 {value}；至少应为 {least}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>dropout is {dropout}; it must be at least 0 and below 1</source>
            <translation>dropout 为 {dropout}；须不小于 0 且小于 1</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>beta1 {beta1} and beta2 {beta2} must be at least 0 and below 1</source>
            <translation>beta1 {beta1} 和 beta2 {beta2} 必须大于等于 0 且小于 1</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>a piecewise rate needs values, and an epoch for the end of each but the last</source>
            <translation>分段学习率需要各段的值，以及除最后一段外每段结束的轮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>SDMGR cannot be distilled; leave distillation out</source>
            <translation>SDMGR 不能蒸馏；请去掉蒸馏</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>distillation from a teacher needs the teacher's checkpoint folder; name it in `teacher`</source>
            <translation>教师蒸馏需要教师的检查点文件夹；请在 `teacher` 中指明</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>the run's configuration is not JSON ({error})</source>
            <translation>运行的配置不是 JSON（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>the run's configuration is not a JSON object</source>
            <translation>运行的配置不是 JSON 对象</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>the run's configuration has unknown keys: {join}</source>
            <translation>运行的配置含有未知的键：{join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>the run's configuration is incomplete or wrong ({error})</source>
            <translation>运行的配置不完整或有误（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>from {parents}</source>
            <translation>来自 {parents}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>install the program again</source>
            <translation>请重新安装本程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>run `python3 build_scripts/dev.py setup`</source>
            <translation>请运行 `python3 build_scripts/dev.py setup`</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>the command line works without; for the window, start from a desktop session</source>
            <translation>命令行无需它；要使用窗口，请从桌面会话启动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>a system library is missing; {install_again}</source>
            <translation>缺少系统库；{install_again}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>Chinese is shown with {found}</source>
            <translation>用 {found} 显示中文</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>no font for Chinese</source>
            <translation>没有中文字体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>on Debian: sudo apt-get install fonts-noto-cjk</source>
            <translation>在 Debian 上：sudo apt-get install fonts-noto-cjk</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>ocr rapid</source>
            <translation>OCR rapid</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{found} reads nothing</source>
            <translation>{found} 什么也读不出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>install the package rapidocr again</source>
            <translation>请重新安装 rapidocr 包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{found} reads {found2}</source>
            <translation>{found} 读出 {found2}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>ocr paddle</source>
            <translation>OCR paddle</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>paddleocr {version}</source>
            <translation>paddleocr {version}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>in a Python of your own: </source>
            <translation>在您自己的 Python 中：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>not installed</source>
            <translation>未安装</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>only for `--ocr paddle`: {own}pip install paddleocr</source>
            <translation>仅用于 `--ocr paddle`：{own}pip install paddleocr</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{paddle} ({build}) in the training environment</source>
            <translation>{paddle}（{build}），在训练环境中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>`kie-desktop training-env make` makes a Python with it</source>
            <translation>`kie-desktop training-env make` 会创建带有它的 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>pip install paddlepaddle</source>
            <translation>pip install paddlepaddle</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>only for training, export and `--runtime paddle`: {how}</source>
            <translation>仅用于训练、导出和 `--runtime paddle`：{how}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>install the package paddlepaddle again</source>
            <translation>请重新安装 paddlepaddle 包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>this Paddle is for GPUs and finds none</source>
            <translation>此 Paddle 用于 GPU，但没有找到 GPU</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>this Paddle is for the CPU</source>
            <translation>此 Paddle 用于 CPU</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>no NVIDIA GPU answers: check the driver with nvidia-smi</source>
            <translation>没有 NVIDIA GPU 响应：请用 nvidia-smi 检查驱动程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>this machine has no NVIDIA driver, so training is on the CPU</source>
            <translation>本机没有 NVIDIA 驱动程序，因此用 CPU 训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>the driver is for CUDA {driver_cuda}, older than Paddle takes ({oldest}): update the driver</source>
            <translation>驱动程序适用于 CUDA {driver_cuda}，早于 Paddle 支持的版本（{oldest}）：请更新驱动程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>for the GPU (driver for CUDA {driver_cuda}): `kie-desktop training-env make` makes a Python with {package} {version}, the build for CUDA {cuda} ({name})</source>
            <translation>要使用 GPU（驱动程序适用于 CUDA {driver_cuda}）：`kie-desktop training-env make` 会创建带 {package} {version} 的 Python，即 CUDA {cuda} 版（{name}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>no model pack in {where}</source>
            <translation>{where} 中没有模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>copy the pack again, or remove its folder</source>
            <translation>请重新复制该模型包，或删除其文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{name} {version}: {tasks}, verified, in {place}</source>
            <translation>{name} {version}：{tasks}，已校验，位于 {place}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>user folder</source>
            <translation>用户文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>make it writable, or name another folder in KIE_DESKTOP_HOME</source>
            <translation>请使其可写，或在 KIE_DESKTOP_HOME 中指定其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{free} GB free at {place}</source>
            <translation>{place} 处有 {free} GB 可用空间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>make room: nothing can be saved soon</source>
            <translation>请腾出空间：很快将无法保存</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>no answer after {timeout_s} s</source>
            <translation>{timeout_s} 秒后仍无响应</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>the process ended with status {status}</source>
            <translation>进程以状态 {status} 结束</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>rapidocr {version}</source>
            <translation>rapidocr {version}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/processes.py" />
            <source>it could not be started ({not_started})</source>
            <translation>它无法启动（{not_started}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/processes.py" />
            <source>it took too long</source>
            <translation>用时过长</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Undo: {}</source>
            <translation>撤销(&amp;U)：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Redo: {}</source>
            <translation>重做(&amp;R)：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/hover_card.py" />
            <source>no text yet</source>
            <translation>还没有文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/hover_card.py" />
            <source>text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/hover_card.py" />
            <source>unsure</source>
            <translation>不确定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/hover_card.py" />
            <source>checked</source>
            <translation>已确认</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/hover_card.py" />
            <source>drawn by hand</source>
            <translation>手工绘制</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/hover_card.py" />
            <source>Link</source>
            <translation>链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/hover_card.py" />
            <source>and {} more links</source>
            <translation>还有 {} 个链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/legend.py" />
            <source>Labels of the page</source>
            <translation>本页的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/legend.py" />
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/legend.py" />
            <source>Show all</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/legend.py" />
            <source>- - -  dashed: unsure, below {} %</source>
            <translation>- - -  虚线：不确定，低于 {} %</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/legend.py" />
            <source>Show the entities labelled {} and their links</source>
            <translation>显示标签为 {} 的实体及其链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/legend.py" />
            <source>Show {}, {} on this page</source>
            <translation>显示 {}，本页 {} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>Start of the text to link to</source>
            <translation>要链接到的文本的开头</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>There is nothing else on this page to link it to.</source>
            <translation>本页没有其他可以链接的实体。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>Link “{}” to</source>
            <translation>将“{}”链接到</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>1–9, arrows or its text</source>
            <translation>1–9、方向键或其文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>its text, digits too</source>
            <translation>其文本，数字也算</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>Draw link</source>
            <translation>画链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>Draw {} links</source>
            <translation>画 {} 个链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>Every key has a value.</source>
            <translation>每个键都有值了。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>Every value has a key.</source>
            <translation>每个值都有键了。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>nothing fits</source>
            <translation>没有匹配项</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>Enter: link    Shift+Enter: link, next key    Space: mark several    PgDn: skip    /: digits as text</source>
            <translation>Enter：链接    Shift+Enter：链接并到下一个键    空格：标记多个    PgDn：跳过    /：数字当作文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>(no text)</source>
            <translation>（无文本）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/page_canvas.py" />
            <source>Page</source>
            <translation>页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/page_canvas.py" />
            <source>The image of the page with its entities and links. The entity table holds the same for the keyboard.</source>
            <translation>页面图像及其实体和链接。实体表以适合键盘的方式显示同样的内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/page_canvas.py" />
            <source>Open a folder, images or a PDF to begin.</source>
            <translation>打开文件夹、图像或 PDF 即可开始。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/page_canvas.py" />
            <source>Loading {} …</source>
            <translation>正在加载 {} …</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/picture.py" />
            <source>{}: a picture can be saved as PNG, JPEG or PDF; change the end of the name</source>
            <translation>{}：图片可存为 PNG、JPEG 或 PDF；请更改文件名后缀</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/picture.py" />
            <source>{}: the picture cannot be written ({}); choose another folder</source>
            <translation>{}：无法写入图片（{}）；请选择其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/text_editing.py" />
            <source>Split</source>
            <translation>拆分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/text_editing.py" />
            <source>Edit text</source>
            <translation>编辑文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/text_editor.py" />
            <source>Text of the entity</source>
            <translation>实体的文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tone_box.py" />
            <source>Brightness</source>
            <translation>亮度</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tone_box.py" />
            <source>Contrast</source>
            <translation>对比度</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tone_box.py" />
            <source>As it is in the file</source>
            <translation>与文件一致</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tools/drags.py" />
            <source>Move entity</source>
            <translation>移动实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tools/drags.py" />
            <source>Move {} entities</source>
            <translation>移动 {} 个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tools/drags.py" />
            <source>Move vertex</source>
            <translation>移动顶点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tools/draw.py" />
            <source>Draw rectangle</source>
            <translation>绘制矩形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tools/draw.py" />
            <source>Draw polygon</source>
            <translation>绘制多边形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tools/select.py" />
            <source>Add vertex</source>
            <translation>添加顶点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tools/select.py" />
            <source>a region needs at least 3 corners; delete the entity instead</source>
            <translation>区域至少需要 3 个角点；如不需要，请删除该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tools/select.py" />
            <source>Remove vertex</source>
            <translation>删除顶点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>Label as {}</source>
            <translation>标为 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>Accept suggested link</source>
            <translation>接受建议的链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>No key without a value has a free value to its right or below it.</source>
            <translation>没有值的键，其右侧或下方都没有空闲的值。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>Link to nearest ({})</source>
            <translation>链接到最近的值（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>Remove link</source>
            <translation>删除链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>Remove links</source>
            <translation>删除链接（多个）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>Select what to accept, or point at it.</source>
            <translation>请选中或指向要接受的内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>Accept</source>
            <translation>接受</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>Label same text as {}</source>
            <translation>将相同文本标为 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>The entity has no text; read or type it first.</source>
            <translation>该实体没有文本；请先识别或输入。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>No other page has this layout and lacks its labels. Pages are compared by their keys and headers: label at least {} of them here first, and let the other pages be read.</source>
            <translation>没有其他页面具有此版式且缺少标签。页面按键和标题比较：请先在此标注其中至少 {} 个，并让其他页面完成识别。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>No other entity has this text and waits for a label.</source>
            <translation>没有其他文本相同且等待标签的实体。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>entity</source>
            <translation>个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>entities</source>
            <translation>个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>page</source>
            <translation>页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>pages</source>
            <translation>页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>Labelled as {}: {} on {}.</source>
            <translation>已标为 {}：{}，共 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>Delete entity</source>
            <translation>删除实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>Delete {} entities</source>
            <translation>删除 {} 个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>Merge</source>
            <translation>合并</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Images and PDF (*.png *.jpg *.jpeg *.jfif *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.pbm *.pdf *.heic *.heif *.hif *.avif *.jp2 *.j2k *.jpf *.jpx)</source>
            <translation>图像和 PDF (*.png *.jpg *.jpeg *.jfif *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.pbm *.pdf *.heic *.heif *.hif *.avif *.jp2 *.j2k *.jpf *.jpx)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Label files (*.json *.txt *.csv *.cach *.jsonl);;All files (*)</source>
            <translation>标签文件 (*.json *.txt *.csv *.cach *.jsonl);;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Open files or PDF</source>
            <translation>打开文件或 PDF</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Open project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>KIE Desktop project (*.kie)</source>
            <translation>KIE Desktop 项目 (*.kie)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Add images</source>
            <translation>添加图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Import label file</source>
            <translation>导入标签文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Import folder of label files</source>
            <translation>导入标签文件的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>This folder has label files: {}.</source>
            <translation>此文件夹中有标签文件：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Import {}…</source>
            <translation>导入 {}…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/go.py" />
            <source>Every key and every value of this page is linked.</source>
            <translation>本页的每个键和值都已链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/go.py" />
            <source>No unsure entity on this page or a later one.</source>
            <translation>本页及后面的页面没有不确定的实体。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/go.py" />
            <source>No unsure entity before this one on the page.</source>
            <translation>本页此前没有不确定的实体。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>KIE Desktop ended unexpectedly last time. Everything was saved.</source>
            <translation>KIE Desktop 上次意外退出。所有内容均已保存。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>What reads or trains in the background crashed last time.</source>
            <translation>上次在后台识别或训练的进程崩溃了。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>&amp;Welcome</source>
            <translation>欢迎(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Language, what this computer can do, sample pages</source>
            <translation>语言、本机能做什么、示例页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Save a &amp;report…</source>
            <translation>保存报告(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>For whoever mends faults; nothing personal in it</source>
            <translation>供排除故障的人使用；不含个人信息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Check for &amp;updates…</source>
            <translation>检查更新(&amp;U)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Ask for the latest version, now and never else</source>
            <translation>仅在此时查询最新版本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Label keys</source>
            <translation>标签快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Save a report…</source>
            <translation>保存报告…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>This page is no longer in the project.</source>
            <translation>此页面已不在项目中。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Mark reviewed</source>
            <translation>标记为已审核</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Hold out for measuring</source>
            <translation>留出用于测量</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Learn from it again</source>
            <translation>重新用于学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Exclude page</source>
            <translation>排除页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Change state</source>
            <translation>更改状态</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>{} pages lie on their side or stand on their head, and were read badly:</source>
            <translation>{} 个页面横放或倒置，识别效果很差：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>{} stands on its head, and was read badly.</source>
            <translation>{} 是倒置的，识别效果很差。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>{} lies on its side, and was read badly.</source>
            <translation>{} 是横放的，识别效果很差。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Turn upright and read again</source>
            <translation>转正并重新识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/review.py" />
            <source>statistics</source>
            <translation>统计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/review.py" />
            <source>Save as CSV</source>
            <translation>保存为 CSV</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/review.py" />
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/review.py" />
            <source>Another reader’s project</source>
            <translation>另一位标注者的项目</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/review.py" />
            <source>There are no more differences that way.</source>
            <translation>这个方向没有更多差异。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/review.py" />
            <source>Choose a disagreement with another reader first.</source>
            <translation>请先选择与另一位标注者的一处分歧。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move left</source>
            <translation>左移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move right</source>
            <translation>右移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move up</source>
            <translation>上移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move down</source>
            <translation>下移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move far left</source>
            <translation>大步左移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move far right</source>
            <translation>大步右移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move far up</source>
            <translation>大步上移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move far down</source>
            <translation>大步下移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Make narrower</source>
            <translation>变窄</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Make wider</source>
            <translation>变宽</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Make lower</source>
            <translation>变矮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Make higher</source>
            <translation>变高</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Make much narrower</source>
            <translation>大幅变窄</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Make much wider</source>
            <translation>大幅变宽</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Make much lower</source>
            <translation>大幅变矮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Make much higher</source>
            <translation>大幅变高</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move by key</source>
            <translation>用按键移动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Resize by key</source>
            <translation>用按键调整大小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Add entity</source>
            <translation>添加实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Shapes are locked; Tools &gt; Lock shapes unlocks them.</source>
            <translation>形状已锁定；“工具 &gt; 锁定形状”可解锁。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>open a project first</source>
            <translation>请先打开项目</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>the project has no pages</source>
            <translation>项目中没有页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>no page shows</source>
            <translation>没有显示页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>select an entity first</source>
            <translation>请先选中一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>select exactly one entity first</source>
            <translation>请先只选中一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>select at least two entities first</source>
            <translation>请先选中至少两个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>select an entity or a link first</source>
            <translation>请先选中实体或链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>there is nothing to undo</source>
            <translation>没有可撤销的操作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>there is nothing to redo</source>
            <translation>没有可重做的操作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>nothing is suggested; select a key or a value that is not linked yet</source>
            <translation>没有建议；请选中尚未链接的键或值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>this project may only be read</source>
            <translation>此项目只能读取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>&amp;Train…</source>
            <translation>训练(&amp;T)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Make a model of what was corrected in this project</source>
            <translation>用本项目中的修正训练模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>&amp;Evaluate…</source>
            <translation>评估(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Measure a model, or two, on pages of this project</source>
            <translation>在本项目的页面上测量一个或两个模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Show &amp;runs</source>
            <translation>显示运行(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>How training goes, and what it reached</source>
            <translation>查看训练进展和结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>&amp;Next mistake</source>
            <translation>下一个错误(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Show what the evaluated model got wrong next, on its page</source>
            <translation>在页面上显示被评估模型的下一个错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>&amp;Previous mistake</source>
            <translation>上一个错误(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Show what the evaluated model got wrong before, on its page</source>
            <translation>在页面上显示被评估模型的上一个错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>&amp;Model packs…</source>
            <translation>模型包(&amp;M)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Which models there are, getting more, and which one pre-annotation uses</source>
            <translation>有哪些模型、获取更多模型，以及预标注使用哪一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Training en&amp;vironment…</source>
            <translation>训练环境(&amp;V)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>The Python with Paddle that training runs in: make one, or remove it</source>
            <translation>训练所用的带 Paddle 的 Python：创建或删除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>{} is no page of this project any more.</source>
            <translation>{} 已不是本项目的页面。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>The page was changed since it was measured: that is there no more.</source>
            <translation>页面在测量之后被修改过：那里已不是当时的内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>There are no more mistakes that way; Train &gt; Show runs lists those of a run.</source>
            <translation>这个方向没有更多错误；“训练 &gt; 显示运行”会列出某次运行的错误。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/view.py" />
            <source>drawn</source>
            <translation>已绘制</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/view.py" />
            <source>PNG picture (*.png)</source>
            <translation>PNG 图片 (*.png)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/view.py" />
            <source>JPEG picture (*.jpg *.jpeg)</source>
            <translation>JPEG 图片 (*.jpg *.jpeg)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/view.py" />
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/view.py" />
            <source>Save picture of the page</source>
            <translation>保存页面图片</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/view.py" />
            <source>Saved as {}</source>
            <translation>已保存为 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>About KIE Desktop</source>
            <translation>关于 KIE Desktop</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>Find a part, or words of a licence</source>
            <translation>查找组件或许可证中的文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>Licences</source>
            <translation>许可证</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>Text of the licence</source>
            <translation>许可证文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>Reads forms, invoices and receipts, labels and links their fields, lets you correct them and exports what PaddleOCR trains on. Everything happens on this computer.</source>
            <translation>识别表单、发票和收据，为其字段加标签和链接，供您修正，并导出 PaddleOCR 可训练的数据。一切都在本机完成。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>Made of</source>
            <translation>组成</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>see the text</source>
            <translation>见文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>It came without a text of its licence.</source>
            <translation>它没有附带许可证文本。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_above.py" />
            <source>Accept all above a score</source>
            <translation>接受高于某分数的全部内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_above.py" />
            <source>Smallest score</source>
            <translation>最低分数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_above.py" />
            <source>With a score of at least</source>
            <translation>分数至少为</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_above.py" />
            <source>{} of {} entities and {} of {} links of this page. What a person set is not counted.</source>
            <translation>本页 {} / {} 个实体，{} / {} 个链接。人工设定的不计入。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_above.py" />
            <source>Accept all from {} % on</source>
            <translation>接受 {} % 及以上的全部内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>Precision</source>
            <translation>精度</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>Make a training environment…</source>
            <translation>创建训练环境…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>GPU if there is one</source>
            <translation>有 GPU 则用 GPU</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>GPU {number}: {name}</source>
            <translation>GPU {number}：{name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>all</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>All {} GPUs</source>
            <translation>全部 {} 个 GPU</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>The built-in Python</source>
            <translation>内置的 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>{} is being asked what it can compute on …</source>
            <translation>正在询问 {} 能用什么设备计算…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>{python} has Paddle {version}.</source>
            <translation>{python} 有 Paddle {version}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>It sees {}.</source>
            <translation>它能使用 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Labels and links</source>
            <translation>标签和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Labels (SER)</source>
            <translation>标签（SER）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Links (RE)</source>
            <translation>链接（RE）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Labels of SDMGR, which reads the picture too</source>
            <translation>SDMGR 的标签，它也读取图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Whole pages</source>
            <translation>整页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>The first 512 tokens of a page, as PaddleOCR does</source>
            <translation>页面的前 512 个词元，与 PaddleOCR 相同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Evaluate</source>
            <translation>评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>What to measure</source>
            <translation>测量内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Compare with</source>
            <translation>对比</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>What counts</source>
            <translation>计入范围</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Measures a model against the labels and links that stand on the pages now.</source>
            <translation>以页面上现有的标签和链接为准来测量模型。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Pages</source>
            <translation>页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>{pages} with {entities} and {links}.</source>
            <translation>{pages}，含 {entities}、{links}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>link</source>
            <translation>个链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>links</source>
            <translation>个链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>There is no model for this; choose the folder of a checkpoint.</source>
            <translation>没有适用的模型；请选择检查点文件夹。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>This is the same model twice; choose another one to compare with.</source>
            <translation>两次选了同一个模型；请另选一个来对比。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>It waits until what is under way is over.</source>
            <translation>将等待当前的运行结束。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Export dataset</source>
            <translation>导出数据集</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Overwrite an export that is there already</source>
            <translation>覆盖已有的导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Writes train.json, val.json, class_list.txt and the images, as PaddleOCR trains on them unchanged.</source>
            <translation>写出 train.json、val.json、class_list.txt 和图像，PaddleOCR 可直接用于训练。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Held out</source>
            <translation>留出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Pages that go into val.json and are not trained on</source>
            <translation>写入 val.json、不用于训练的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Seed of the split</source>
            <translation>划分的随机种子</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>The same pages and seed give the same split</source>
            <translation>相同的页面和种子得到相同的划分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>{pages}: {train} for training, {val} for validation; {entities}, {links}.</source>
            <translation>{pages}：{train} 页训练，{val} 页验证；{entities}，{links}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Exported {pages} ({train} for training, {val} for validation) with {entities} and {links}.</source>
            <translation>已导出 {pages}（{train} 页训练，{val} 页验证），含 {entities}、{links}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Left out: {}</source>
            <translation>未包含：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>and {} more</source>
            <translation>还有 {} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Folder to export to</source>
            <translation>导出到的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Export as</source>
            <translation>导出为</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Copy the images too</source>
            <translation>同时复制图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Overwrite what is there already</source>
            <translation>覆盖已有的内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>{} (fields)</source>
            <translation>{}（字段）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>To</source>
            <translation>目标</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Looking at the pages…</source>
            <translation>正在查看页面…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>{title} takes {pages} with {entities} and {links}.</source>
            <translation>{title} 将写入 {pages}，含 {entities}、{links}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>It has a place for everything.</source>
            <translation>它能容纳全部内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>{pages} written to {path}.</source>
            <translation>{pages}已写入 {path}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Not in it:</source>
            <translation>其中不包含：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>File to export to</source>
            <translation>导出到的文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>score</source>
            <translation>个分数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>scores</source>
            <translation>个分数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>polygon</source>
            <translation>个多边形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>polygons</source>
            <translation>个多边形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>Fields</source>
            <translation>字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>Save…</source>
            <translation>保存…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>This page</source>
            <translation>此页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>All pages that are not excluded</source>
            <translation>全部未排除的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>Copy the selected rows, or all of them, for a spreadsheet</source>
            <translation>复制选中的行或全部行，用于电子表格</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>field</source>
            <translation>个字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>fields</source>
            <translation>个字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>{} copied.</source>
            <translation>已复制 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>row</source>
            <translation>行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>rows</source>
            <translation>行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>Save fields</source>
            <translation>保存字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Wheel</source>
            <translation>滚轮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Move the page</source>
            <translation>移动页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Space or middle button, drag</source>
            <translation>空格或中键拖动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Select several</source>
            <translation>选中多个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Shift + click, or drag</source>
            <translation>Shift + 单击，或拖动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Link a key to its value</source>
            <translation>将键链接到值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>L, drag from one to the other</source>
            <translation>L，从一个拖到另一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Add a corner</source>
            <translation>添加角点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Double-click on a side</source>
            <translation>双击边</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Edit text in place</source>
            <translation>就地编辑文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Double-click</source>
            <translation>双击</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Link to a numbered entity</source>
            <translation>链接到带编号的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>1 to 9</source>
            <translation>1 到 9</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Link to what is aimed at</source>
            <translation>链接到当前目标</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Link, then the next key</source>
            <translation>链接，然后到下一个键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Shift+Enter</source>
            <translation>Shift+Enter</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Aim</source>
            <translation>选目标</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Arrows, Tab, its text</source>
            <translation>方向键、Tab、其文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Mark several</source>
            <translation>标记多个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Pass over a key</source>
            <translation>跳过一个键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Page Down</source>
            <translation>Page Down</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Look for digits</source>
            <translation>查找数字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>/</source>
            <translation>/</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Select an entity, or take it out</source>
            <translation>选中一个实体，或取消选中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Its letters</source>
            <translation>它的字母</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Select everything up to it too</source>
            <translation>连同到它为止的一切一起选中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Shift + its letters</source>
            <translation>Shift + 它的字母</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Keys and mouse</source>
            <translation>按键与鼠标</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>While a link is chosen</source>
            <translation>选择链接时</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>While letters show</source>
            <translation>显示字母时</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Mouse</source>
            <translation>鼠标</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Find an action or keys</source>
            <translation>查找操作或按键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Import {}</source>
            <translation>导入 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>What would be read</source>
            <translation>将要读取的内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Keep all of mine</source>
            <translation>全部保留我的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Take all of the file's</source>
            <translation>全部采用文件的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>From</source>
            <translation>来源</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Recognise it</source>
            <translation>自动识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Image folder</source>
            <translation>图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Images in</source>
            <translation>图像位于</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Pages of the file</source>
            <translation>文件中的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Conflicts</source>
            <translation>冲突</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Problems of the file</source>
            <translation>文件中的问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>A person decided these here, and the file says otherwise. What is not ticked stays as it is here; Space ticks a page, which then takes the file's side.</source>
            <translation>这些内容在此由人决定，而文件与之不同。未勾选的保持此处的样子；按空格键勾选页面，勾选的页面采用文件的内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Reading…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Recognised: {}</source>
            <translation>识别为：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Also remove what the file does not have ({} here, {} of them made or corrected by a person)</source>
            <translation>同时删除文件中没有的内容（此处 {}，其中 {} 个由人创建或修正）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>entity or link</source>
            <translation>个实体和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>entities and links</source>
            <translation>个实体和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>The first {} of {} are listed.</source>
            <translation>列出了 {1} 个中的前 {0} 个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Folder of the images</source>
            <translation>图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>This cannot be imported.</source>
            <translation>无法导入。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>{title}: {pages}, {entities}, {links}.</source>
            <translation>{title}：{pages}，{entities}，{links}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>{} new</source>
            <translation>{} 个新增</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>{} filled</source>
            <translation>{} 个填充</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>{} brought up to date</source>
            <translation>{} 个更新</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>{} with contradictions</source>
            <translation>{} 个有矛盾</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>{} with nothing new</source>
            <translation>{} 个没有新内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>{} without an image (left out)</source>
            <translation>{} 个没有图像（不导入）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Of the pages: {}.</source>
            <translation>其中页面：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>New pages stay in the project when the import is undone; their entities and links do not.</source>
            <translation>撤销导入后，新页面仍留在项目中；其实体和链接会被撤销。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_roles.py" />
            <source>Label</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_roles.py" />
            <source>Entities</source>
            <translation>实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_roles.py" />
            <source>In this project</source>
            <translation>在此项目中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_roles.py" />
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_roles.py" />
            <source>Labels of the file</source>
            <translation>文件中的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_roles.py" />
            <source>New</source>
            <translation>新建</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_roles.py" />
            <source>Yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_roles.py" />
            <source>Role of {}</source>
            <translation>{} 的角色</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>&amp;Add a label</source>
            <translation>添加标签(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>&amp;Remove…</source>
            <translation>删除(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>&amp;Colour…</source>
            <translation>颜色(&amp;C)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>Move &amp;up</source>
            <translation>上移(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>Move &amp;down</source>
            <translation>下移(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>“{}” is the label of {}. Which label shall they get instead?</source>
            <translation>“{}”是 {} 的标签。它们应改用哪个标签？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>Remove a label</source>
            <translation>删除标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>Colour of the label {}</source>
            <translation>标签 {} 的颜色</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>{key} labels as “{label}”, so that “{action}” has no key.</source>
            <translation>{key} 用于标签“{label}”，因此“{action}”没有按键。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>A role says what linking sees of a label. The first label is the background. A label that is renamed keeps its entities on all pages; everything done here is one step that can be undone.</source>
            <translation>角色决定链接时如何看待标签。第一个标签是背景。改名的标签在所有页面上保留其实体；此处所做的一切是一个可撤销的步骤。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>Find a label</source>
            <translation>查找标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_choice.py" />
            <source>Checkpoint…</source>
            <translation>检查点…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_choice.py" />
            <source>Choose the folder of a checkpoint, of PaddleOCR or of a run</source>
            <translation>选择检查点文件夹（PaddleOCR 的或某次运行的）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_choice.py" />
            <source>{} (checkpoint)</source>
            <translation>{}（检查点）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_choice.py" />
            <source>Folder of a checkpoint</source>
            <translation>检查点文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>labels and links</source>
            <translation>标签和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>labels only</source>
            <translation>仅标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>links only</source>
            <translation>仅链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>SDMGR, reads the picture too</source>
            <translation>SDMGR，也读取图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>Keys, values and headers of forms; learned from generated pages only</source>
            <translation>表单的键、值和标题；仅从生成的页面学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>came with the program</source>
            <translation>随程序附带</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>added</source>
            <translation>已添加</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>damaged</source>
            <translation>已损坏</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>{tasks}, {size}</source>
            <translation>{tasks}，{size}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>in use</source>
            <translation>使用中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>{tasks}, {size}, {state}</source>
            <translation>{tasks}，{size}，{state}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>For</source>
            <translation>用于</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>Measured</source>
            <translation>测量结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>Licence</source>
            <translation>许可证</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>Checked by</source>
            <translation>校验方式</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>text recognition</source>
            <translation>文本识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>{} to download; until it is installed, four times that is needed</source>
            <translation>需下载 {}；安装完成前需要四倍空间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>its published SHA-256</source>
            <translation>其公布的 SHA-256</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>its size; nobody publishes a SHA-256</source>
            <translation>其大小；没有人公布 SHA-256</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>its size, and by comparing the pack's answers with the original's; nobody publishes a SHA-256</source>
            <translation>其大小，以及模型包与原模型答案的比较；没有人公布 SHA-256</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>{where}: hmean {shares}</source>
            <translation>{where}：hmean {shares}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Model packs</source>
            <translation>模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Use for pre-annotation</source>
            <translation>用于预标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Verify</source>
            <translation>校验</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Compare every file with what the pack was sealed with</source>
            <translation>将每个文件与模型包封装时的记录比较</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Remove…</source>
            <translation>删除…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Download</source>
            <translation>下载</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Add archive…</source>
            <translation>添加压缩包…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Add a .tar that was brought from another machine</source>
            <translation>添加从其他机器带来的 .tar</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Add folder…</source>
            <translation>添加文件夹…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Add a model pack or a checkpoint that lies in a folder</source>
            <translation>添加文件夹中的模型包或检查点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>A model pack proposes labels and links. Nothing is downloaded before you press Download.</source>
            <translation>模型包会建议标签和链接。按下“下载”之前不会下载任何内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>On this machine</source>
            <translation>在本机</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>To download</source>
            <translation>可下载</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>There are no model packs here.</source>
            <translation>这里没有模型包。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>In use</source>
            <translation>使用中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>It belongs to the program.</source>
            <translation>它属于程序本身。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Download ({})</source>
            <translation>下载（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Model archives ({})</source>
            <translation>模型压缩包（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Add a model</source>
            <translation>添加模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Folder of a model pack or a checkpoint</source>
            <translation>模型包或检查点的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Remove {}?</source>
            <translation>删除 {}？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>{} are deleted. This cannot be undone.</source>
            <translation>将删除 {}。此操作无法撤销。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Held out by</source>
            <translation>留出者</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Run whose pages held out</source>
            <translation>留出页面的运行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Reviewed ({})</source>
            <translation>已审核（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>All that are not excluded ({})</source>
            <translation>全部未排除的（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Marked to be held out ({})</source>
            <translation>标记为留出（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>How to hold pages out</source>
            <translation>如何留出页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>A share of the pages</source>
            <translation>一定比例的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>The pages that are marked</source>
            <translation>已标记的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Share of the pages</source>
            <translation>页面比例</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>None of these pages is marked: select some in the list, then Page &gt; Hold out for measuring.</source>
            <translation>这些页面都没有标记：请在列表中选择一些，然后用“页面 &gt; 留出用于测量”。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>All of these pages are held out, so there is nothing to learn from.</source>
            <translation>这些页面全部留出，没有可学习的页面。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Show them</source>
            <translation>显示</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Looking for problems…</source>
            <translation>正在查找问题…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>{errors} and {warnings} found.</source>
            <translation>发现 {errors}、{warnings}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>error</source>
            <translation>个错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>errors</source>
            <translation>个错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>warning</source>
            <translation>个警告</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>warnings</source>
            <translation>个警告</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>No problems found.</source>
            <translation>未发现问题。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Pre-annotate again</source>
            <translation>重新预标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Annotated before: {annotated} of these {pages} pages, {reviewed} of them reviewed.</source>
            <translation>这 {pages} 页中已有 {annotated} 页标注过，其中 {reviewed} 页已审核。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>This page has been reviewed.</source>
            <translation>该页面已审核。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>This page has been annotated.</source>
            <translation>此页面已标注过。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>What a person set, drew or corrected is kept in either case.</source>
            <translation>无论如何，人工设定、绘制或修正的内容都会保留。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>A reviewed page that changes becomes pre-annotated again, to be looked at once more.</source>
            <translation>已审核的页面如有变化，会重新变为“已预标注”，以便再看一遍。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Leave reviewed pages as they are</source>
            <translation>已审核的页面保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Fill gaps only</source>
            <translation>只补空缺</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Read again what no person touched</source>
            <translation>重新识别未经人工处理的内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Fix {} problems on {} pages?</source>
            <translation>要修复 {1} 页上的 {0} 个问题吗？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>{}. Undo takes all of it back.</source>
            <translation>{}。撤销会全部还原。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Fix all of this kind</source>
            <translation>修复全部此类问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Fix them</source>
            <translation>修复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Remove this page from the project?</source>
            <translation>要从项目中移除此页面吗？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Remove these {} pages from the project?</source>
            <translation>要从项目中移除这 {} 个页面吗？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Entities and links go too; image files stay. Undo brings all of it back until the project is closed.</source>
            <translation>实体和链接会一并移除；图像文件保留。在关闭项目之前，可用撤销全部恢复。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Remove from the project</source>
            <translation>从项目中移除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Pages that are done are saved. The others can be pre-annotated later.</source>
            <translation>已完成的页面已保存，其余的可以以后再预标注。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Still at work</source>
            <translation>仍在工作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>{} is not finished.</source>
            <translation>{} 尚未完成。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Stop it</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Let it finish</source>
            <translation>等待完成</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>A model pack is being made.</source>
            <translation>正在制作模型包。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>A run goes on</source>
            <translation>有运行正在进行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Let it go on</source>
            <translation>让它继续</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>The run stays, and the pack can be made later.</source>
            <translation>运行会保留，模型包可以以后再制作。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>A run that is stopped is saved first, and can be resumed later.</source>
            <translation>停止的运行会先保存，以后可以恢复。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>One that goes on is found again when this project is opened next.</source>
            <translation>继续进行的运行会在下次打开本项目时找到。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>An evaluation that is let go begins again when this project is opened next.</source>
            <translation>放任的评估会在下次打开本项目时重新开始。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>The run ends after this step and saves …</source>
            <translation>运行将在此步之后结束并保存…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>End now</source>
            <translation>立即结束</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Stopping</source>
            <translation>正在停止</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>Save a report</source>
            <translation>保存报告</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>What is in the report</source>
            <translation>报告内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>What the file says</source>
            <translation>文件内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>Add the page that is open, with its image and all that it says</source>
            <translation>附上当前打开的页面，包括其图像和全部文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>This computer is being looked at…</source>
            <translation>正在检查本机…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>For whoever is to mend a fault: versions, what this computer has, the log, and traces of crashes. Names of people, files and projects, and all that pages say, are taken out. Nothing is sent anywhere: you choose where the file is saved, and whom you give it.</source>
            <translation>供排除故障的人使用：版本、本机状况、日志和崩溃记录。人名、文件名、项目名以及页面上的文字均已去除。不会发送到任何地方：保存到哪里、交给谁，由您决定。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>Look through it before you give it to anybody.</source>
            <translation>交给他人之前请先查看。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>The image of the page, and beside it a file with its entities and links.</source>
            <translation>页面的图像，以及包含其实体和链接的文件。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>Archives (*.zip)</source>
            <translation>压缩文件 (*.zip)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>The report is saved: {}</source>
            <translation>报告已保存：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>Pages of the same layout</source>
            <translation>版式相同的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>These pages have the keys and headers of the page that shows in the same places. They take over its labels and links; what a person decided on them stays. Space ticks and unticks a page.</source>
            <translation>这些页面的键和标题与当前页面位置相同。它们将采用当前页面的标签和链接；人工决定的内容保持不变。按空格键勾选或取消页面。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>{} of {} chosen: {}, {}</source>
            <translation>已选 {1} 中的 {0}：{2}，{3}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>label</source>
            <translation>个标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>labels</source>
            <translation>个标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>Apply layout to {}</source>
            <translation>将版式应用到 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>Labels and links taken over by {}.</source>
            <translation>{} 已采用标签和链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>Folder…</source>
            <translation>文件夹…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>Choose the folder of a model pack</source>
            <translation>选择模型包文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>{} (folder)</source>
            <translation>{}（文件夹）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>{} (run; a model pack is made of it)</source>
            <translation>{}（运行；将由它制作模型包）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>Folder of a model pack</source>
            <translation>模型包文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>the built-in one</source>
            <translation>内置的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>A Python with Paddle</source>
            <translation>装有 Paddle 的 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/settings.py" />
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/settings.py" />
            <source>Back to defaults</source>
            <translation>恢复默认</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Press the keys… (Esc: cancel)</source>
            <translation>请按下按键…（Esc：取消）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>&amp;Record keys</source>
            <translation>录制按键(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Shortcuts</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Find an action, or keys such as Ctrl+J</source>
            <translation>查找操作，或 Ctrl+J 之类的按键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Find an action</source>
            <translation>查找操作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Re&amp;move keys</source>
            <translation>移除按键(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>&amp;Default keys</source>
            <translation>默认按键(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>&amp;Take them over</source>
            <translation>抢占按键(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Default keys for &amp;all</source>
            <translation>全部恢复默认按键(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>{} has a fixed meaning on the page.</source>
            <translation>{} 在页面上有固定含义。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>{} is the key of the label “{}”; the label dialog changes that.</source>
            <translation>{} 是标签“{}”的按键；可在标签对话框中更改。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>{} belongs to “{}”.</source>
            <translation>{} 属于“{}”。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>“{}” has the keys {} now.</source>
            <translation>“{}”现在的按键是 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>“{}” has no keys any more.</source>
            <translation>“{}”不再有按键。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Every action has its own keys again.</source>
            <translation>每个操作都恢复了自己的按键。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>   (changed)</source>
            <translation>   （已更改）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>{}   (given to the label “{}”)</source>
            <translation>{}   （已给标签“{}”）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Actions and their keys</source>
            <translation>操作及其按键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>VI-LayoutXLM: reads texts and where they stand</source>
            <translation>VI-LayoutXLM：读取文本及其位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>SDMGR: reads texts, where they stand, and the picture</source>
            <translation>SDMGR：读取文本、其位置和图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Goes on from a model that knows forms already, so some tens of pages are enough. For most documents.</source>
            <translation>从已熟悉表单的模型继续，因此几十页就够了。适合大多数文档。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Begins with nothing and learns labels and links together, so it takes a hundred pages and more. For receipts and the like, with many labels that are always the same.</source>
            <translation>从零开始，同时学习标签和链接，因此需要一百页以上。适合收据之类、有许多固定标签的文档。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Labels only (SER)</source>
            <translation>仅标签（SER）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Links only (RE)</source>
            <translation>仅链接（RE）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>epochs</source>
            <translation>轮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>minutes</source>
            <translation>分钟</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>256 × 128 pixels, quick</source>
            <translation>256 × 128 像素，快速</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>512 × 256 pixels</source>
            <translation>512 × 256 像素</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>1024 × 512 pixels, as PaddleOCR does</source>
            <translation>1024 × 512 像素，与 PaddleOCR 相同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Algorithm</source>
            <translation>算法</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>What to train</source>
            <translation>训练内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Start from</source>
            <translation>起点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Unit of how long</source>
            <translation>时长的单位</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Size of pictures</source>
            <translation>图像大小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Teaches a model what was corrected in this project. The pages held out show what it gained.</source>
            <translation>把本项目中的修正教给模型。留出的页面会显示其收益。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>How long</source>
            <translation>时长</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Epochs</source>
            <translation>轮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>How often every page is learned from</source>
            <translation>每个页面学习多少次</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Minutes</source>
            <translation>分钟</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Training ends then, with the best model so far; measuring comes on top</source>
            <translation>到时训练结束，得到目前最好的模型；测量另需时间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Say how often every page is learned from, or how long it may take</source>
            <translation>指定每个页面学习多少次，或最多用多长时间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Pages that are not learned from; old and new model are measured on them</source>
            <translation>不参与学习的页面；新旧模型都在其上测量</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>What the longer and the shorter side of a page may have; half of it takes a third of the time</source>
            <translation>页面长边和短边的上限；减半后只需三分之一的时间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Batch size</source>
            <translation>批大小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>How many pages are learned from at once. Fewer need less memory</source>
            <translation>一次学习多少页。越少所需内存越小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>{}; a long page counts as several</source>
            <translation>{}；长页面按几页计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>{pages} to learn from, {held_out} held out.</source>
            <translation>{pages}用于学习，留出 {held_out}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Without pages held out nobody can say whether the new model is better.</source>
            <translation>不留出页面就无法判断新模型是否更好。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>There is no model to start from; choose the folder of a checkpoint.</source>
            <translation>没有可作为起点的模型；请选择检查点文件夹。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>As many epochs as are likely to fit.</source>
            <translation>按可能的时间安排轮数。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>At the pace of the latest run that is about {}.</source>
            <translation>按最近一次运行的速度，约为 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>epoch</source>
            <translation>轮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>The first steps will tell how long it takes.</source>
            <translation>开始几步之后即可知道需要多长时间。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>At the pace of the latest run it takes about {}.</source>
            <translation>按最近一次运行的速度，约需 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Training environment</source>
            <translation>训练环境</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Use for training</source>
            <translation>用于训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Look again</source>
            <translation>重新查找</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Training needs Paddle. Where this program came without it, it can make a Python environment that has it, in its own folder. Nothing else on this computer is changed, and nothing is downloaded before you press the button.</source>
            <translation>训练需要 Paddle。如果本程序没有附带，可以在自己的文件夹中创建一个带 Paddle 的 Python 环境。不会改动本机的其他内容，在您按下按钮之前也不会下载任何东西。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Computes on</source>
            <translation>计算设备</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Used for training</source>
            <translation>已用于训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Remove ({})…</source>
            <translation>删除（{}）…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Nobody could look for Pythons on this computer.</source>
            <translation>无法查找本机的 Python。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Looking for Pythons on this computer…</source>
            <translation>正在查找本机的 Python…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>There is a training environment.</source>
            <translation>已有训练环境。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>There is no training environment yet.</source>
            <translation>还没有训练环境。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>There is no Python {} to {} on this computer.</source>
            <translation>本机没有 Python {} 至 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Install Python {} (64 bit), then press “Look again”.</source>
            <translation>请安装 Python {}（64 位），然后按“重新查找”。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Python {version}, which has Paddle already ({path})</source>
            <translation>Python {version}，已有 Paddle（{path}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Python {version} ({path})</source>
            <translation>Python {version}（{path}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Use this Python</source>
            <translation>使用此 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Make it ({} to download)</source>
            <translation>创建（需下载 {}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Remove the training environment?</source>
            <translation>删除训练环境吗？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>It can be made again. Models that were trained in it stay.</source>
            <translation>可以重新创建。用它训练的模型会保留。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>GPU, CUDA {}</source>
            <translation>GPU，CUDA {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>{words}: {room} on the disk</source>
            <translation>{words}：占用磁盘 {room}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>{} (fits this computer)</source>
            <translation>{}（适合本机）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Paddle</source>
            <translation>Paddle</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Python</source>
            <translation>Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>Check for updates</source>
            <translation>检查更新</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>Asking for the latest version…</source>
            <translation>正在查询最新版本…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>What is new</source>
            <translation>新内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>Open its page</source>
            <translation>打开其网页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>Nobody could be asked.</source>
            <translation>无法查询。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>This is version {}.</source>
            <translation>当前版本为 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>There is no newer version.</source>
            <translation>没有更新的版本。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>There is version {}.</source>
            <translation>有新版本 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{text}: labelled {now}; the model said {was}</source>
            <translation>{text}：标为 {now}；模型曾建议 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{now}: the model read {was}</source>
            <translation>{now}：模型识别为 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{text}: added as {now}</source>
            <translation>{text}：添加为 {now}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{text}: deleted; the model said {was}</source>
            <translation>{text}：已删除；模型曾建议 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{head} → {tail}: link added</source>
            <translation>{head} → {tail}：添加了链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{head} → {tail}: link removed</source>
            <translation>{head} → {tail}：删除了链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{text}: {now} here, {was} there</source>
            <translation>{text}：此处为 {now}，对方为 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>Text: {now} here, {was} there</source>
            <translation>文本：此处为 {now}，对方为 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{text}: {now} here; the other reader has no such entity</source>
            <translation>{text}：此处为 {now}；另一位标注者没有该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{text}: only the other reader has it, as {was}</source>
            <translation>{text}：只有另一位标注者有，为 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{head} → {tail}: linked here only</source>
            <translation>{head} → {tail}：仅此处有链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{head} → {tail}: linked by the other reader only</source>
            <translation>{head} → {tail}：仅另一位标注者有链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/entities.py" />
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/entities.py" />
            <source>Score</source>
            <translation>分数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/entities.py" />
            <source>Place in reading order</source>
            <translation>在阅读顺序中的位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/entities.py" />
            <source>What the entity says; double-click or F2 to correct it</source>
            <translation>实体的文本；双击或按 F2 修改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/entities.py" />
            <source>Double-click, or press the label's digit, to change it</source>
            <translation>双击或按标签的数字键修改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/entities.py" />
            <source>How sure the model is of the label; a tick where a person decided, ? where text or label are unsure</source>
            <translation>模型对标签的把握；勾号表示由人决定，? 表示文本或标签不确定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/fields.py" />
            <source>Image</source>
            <translation>图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/fields.py" />
            <source>Key</source>
            <translation>键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/fields.py" />
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>New page</source>
            <translation>新页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Is filled</source>
            <translation>将被填充</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Is brought up to date</source>
            <translation>将被更新</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Contradicts work here</source>
            <translation>与此处的工作矛盾</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Nothing new</source>
            <translation>没有新内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>No image found</source>
            <translation>未找到图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Deleted here</source>
            <translation>此处已删除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Not linked here</source>
            <translation>此处未链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Not in the file</source>
            <translation>文件中没有</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Link not in the file</source>
            <translation>文件中没有该链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>What happens</source>
            <translation>将会怎样</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Links</source>
            <translation>链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Page: take the file's</source>
            <translation>页面：采用文件的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>What</source>
            <translation>内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Here</source>
            <translation>此处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>In the file</source>
            <translation>文件中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Where and what</source>
            <translation>位置与说明</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Label key</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Enter or a double-click chooses another colour</source>
            <translation>按 Enter 或双击选择其他颜色</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>A label that gets another name keeps its entities, on all pages</source>
            <translation>改名的标签在所有页面上保留其实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>What linking sees of the label</source>
            <translation>链接时如何看待该标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>One character; pressed on the page it labels the selected entities</source>
            <translation>一个字符；在页面上按下即为选中的实体加此标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>How many entities of the project have the label</source>
            <translation>项目中有多少实体使用该标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Key (what a value is called)</source>
            <translation>键（值的名称）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Value (what is filled in)</source>
            <translation>值（填写的内容）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Header (a title)</source>
            <translation>标题（栏目名）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Other (never linked)</source>
            <translation>其他（从不链接）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>A label has no name; give it one or remove it.</source>
            <translation>有标签没有名称；请命名或删除它。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>The label “{}” appears twice; rename or remove one.</source>
            <translation>标签“{}”出现了两次；请改名或删除其中一个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>A key is one character; that of “{}” has {}.</source>
            <translation>快捷键是一个字符；“{}”的有 {} 个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Two labels have the key {}; give one of them another.</source>
            <translation>两个标签的快捷键都是 {}；请更改其中一个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>label {}</source>
            <translation>标签 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/layout_matches.py" />
            <source>Words in place</source>
            <translation>位置相符的文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/mistakes.py" />
            <source>both models</source>
            <translation>两个模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/mistakes.py" />
            <source>only {}</source>
            <translation>仅 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/mistakes.py" />
            <source>{text}: {label} was taken for {predicted}</source>
            <translation>{text}：{label} 被误认为 {predicted}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/mistakes.py" />
            <source>{key} → {value}: the link was not found</source>
            <translation>{key} → {value}：未找到该链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/mistakes.py" />
            <source>{key} → {value}: there is no such link</source>
            <translation>{key} → {value}：不存在该链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_figures.py" />
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_figures.py" />
            <source>Actions</source>
            <translation>操作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_figures.py" />
            <source>Active (s)</source>
            <translation>活动（秒）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>All pages</source>
            <translation>全部页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>To do</source>
            <translation>待处理</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>With unsure entities</source>
            <translation>含不确定实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>With problems</source>
            <translation>有问题的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>With keys without a value</source>
            <translation>有键缺少值的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>Held out for measuring</source>
            <translation>留出用于测量的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>By name</source>
            <translation>按名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>By state</source>
            <translation>按状态</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>Least certain first</source>
            <translation>最不确定的在前</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>Pre-annotated</source>
            <translation>已预标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>In work</source>
            <translation>进行中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>Reviewed</source>
            <translation>已审核</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>Excluded</source>
            <translation>已排除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>{name} · page {number}</source>
            <translation>{name} · 第 {number} 页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>{width} × {height} pixels</source>
            <translation>{width} × {height} 像素</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>{number} labels and links wait for you; mean score {mean:.0%}, least {least:.0%}</source>
            <translation>有 {number} 个标签和链接等您确认；平均分数 {mean:.0%}，最低 {least:.0%}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>action</source>
            <translation>次操作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>actions</source>
            <translation>次操作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>{actions} in {time}</source>
            <translation>{time} 内 {actions}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} 分 {seconds} 秒</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>{} s</source>
            <translation>{} 秒</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>held out</source>
            <translation>已留出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>{} unsure</source>
            <translation>{} 个不确定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Label called O</source>
            <translation>名为 O 的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Label name that no class list can hold</source>
            <translation>类别列表无法保存的标签名</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>No label is a key, or none a value</source>
            <translation>没有标签是键，或没有标签是值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Missing image</source>
            <translation>图像缺失</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Leave the page out of training and export</source>
            <translation>将页面排除在训练和导出之外</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Image that cannot be read</source>
            <translation>图像无法读取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Image of another size than before</source>
            <translation>图像尺寸与之前不同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Same image as another page</source>
            <translation>图像与另一页相同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Page that lies on its side</source>
            <translation>横放的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Page that was read badly</source>
            <translation>识别效果很差的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Page without text</source>
            <translation>页面没有文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Label that is not in the label set</source>
            <translation>标签不在标签集中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Misspelled label</source>
            <translation>标签拼写有误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Give it the label of the set that is spelled most alike</source>
            <translation>改为标签集中拼写最接近的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Label O</source>
            <translation>标签 O</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Give it the background label</source>
            <translation>改为背景标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Entities without a label</source>
            <translation>实体没有标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Labelled unlike the same text elsewhere</source>
            <translation>与其他处相同文本的标签不同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Give it the label of most others</source>
            <translation>改为多数实体的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Same text, several labels</source>
            <translation>相同文本，多种标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Linked entity without text</source>
            <translation>已链接的实体没有文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Remove its links</source>
            <translation>删除其链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Labelled entity without text</source>
            <translation>有标签的实体没有文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Delete the entity</source>
            <translation>删除该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Entity without width or height</source>
            <translation>实体没有宽度或高度</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Make it one pixel large</source>
            <translation>扩大到一个像素</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Entity outside the page</source>
            <translation>实体在页面之外</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Move its corners onto the page</source>
            <translation>将其角点移到页面内</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Entity beside the page</source>
            <translation>实体完全在页面之外</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Entities in the same place</source>
            <translation>实体位于同一位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Entity there twice</source>
            <translation>实体重复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Delete it; the other one takes its links</source>
            <translation>删除它；另一个接管其链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Link to an entity that is gone</source>
            <translation>链接的实体已不存在</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Remove the link</source>
            <translation>删除该链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Entity linked to itself</source>
            <translation>实体链接到自身</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Link from value to key</source>
            <translation>链接从值指向键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Turn the link around</source>
            <translation>反转链接方向</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Link that training ignores</source>
            <translation>训练会忽略的链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Page without links</source>
            <translation>页面没有链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Page without keys or without values</source>
            <translation>页面没有键或没有值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Key without a value</source>
            <translation>键没有值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Value without a key</source>
            <translation>值没有键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Label that PaddleOCR's RE does not know</source>
            <translation>PaddleOCR 的 RE 不认识的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Page too long for PaddleOCR</source>
            <translation>页面对 PaddleOCR 来说太长</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problems.py" />
            <source>The label set</source>
            <translation>标签集</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problems.py" />
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problems.py" />
            <source>Warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/main_window.py" />
            <source>{} (read only)</source>
            <translation>{}（只读）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/menus.py" />
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/canvas_bar.py" />
            <source>View: legend, magnifier, brightness, turning, locked shapes</source>
            <translation>视图：图例、放大镜、亮度、旋转、锁定形状</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/canvas_bar.py" />
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/canvas_bar.py" />
            <source>Other labels</source>
            <translation>其他标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/canvas_bar.py" />
            <source>The labels that have no room here</source>
            <translation>此处放不下的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/canvas_bar.py" />
            <source>Label the selected entities as {}</source>
            <translation>将选中的实体标为 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/canvas_bar.py" />
            <source>Label {}</source>
            <translation>标签 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>Changes on this page</source>
            <translation>此页面的更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>How right was the model?</source>
            <translation>模型有多准确？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>Compares what was proposed for all reviewed pages with what you made of it</source>
            <translation>将所有已审核页面的建议与您的结果进行比较</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>How right the model was</source>
            <translation>模型有多准确</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>This page was never pre-annotated, so there is nothing to compare with.</source>
            <translation>此页面从未预标注过，因此没有可比较的内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>Nothing was changed since this page was pre-annotated.</source>
            <translation>自此页面预标注以来没有任何更改。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>change</source>
            <translation>处更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>changes</source>
            <translation>处更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>{} since this page was pre-annotated:</source>
            <translation>自此页面预标注以来有 {}：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>Proposals on {} that you marked as reviewed:</source>
            <translation>您已审核的 {}上的建议：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>No page that was pre-annotated is marked as reviewed yet.</source>
            <translation>还没有预标注过的页面被标记为已审核。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Agreement</source>
            <translation>一致性</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Disagreements</source>
            <translation>分歧</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Compare with another reader's project…</source>
            <translation>与另一位标注者的项目比较…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Previous</source>
            <translation>上一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Next</source>
            <translation>下一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Take over</source>
            <translation>采用对方的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Gives this page the other reader's answer; it can be undone</source>
            <translation>让此页面采用另一位标注者的答案；可以撤销</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Let a second person annotate the same pages in a copy of the project file, and compare: how far you agree on labels and links, and where you do not.</source>
            <translation>让另一个人在项目文件的副本中标注相同的页面，然后比较：标签和链接在多大程度上一致，分歧在哪里。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Compared with {name} on {pages}.</source>
            <translation>在 {pages}上与 {name} 比较。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>{} left out: both have to have worked on a page.</source>
            <translation>{}未计入：必须两人都处理过的页面。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>No disagreement.</source>
            <translation>没有分歧。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>{row} of {all}</source>
            <translation>第 {row} / {all} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>{} in all</source>
            <translation>共 {} 处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/curves.py" />
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/curves.py" />
            <source>hmean (pages held out)</source>
            <translation>hmean（留出的页面）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/curves.py" />
            <source>Windows a second</source>
            <translation>每秒窗口数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/docks.py" />
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/docks.py" />
            <source>Changes</source>
            <translation>更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/docks.py" />
            <source>Inspector</source>
            <translation>属性</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/docks.py" />
            <source>Runs</source>
            <translation>运行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/docks.py" />
            <source>Statistics</source>
            <translation>统计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/docks.py" />
            <source>Second reader</source>
            <translation>第二标注者</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/docks.py" />
            <source>Problems ({})</source>
            <translation>问题（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/entity_table.py" />
            <source>Entities in reading order</source>
            <translation>按阅读顺序排列的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/entity_table.py" />
            <source>No entities yet. Pre-annotate reads the page; you can also draw them as rectangles.</source>
            <translation>还没有实体。“预标注”会识别页面；也可以绘制矩形来添加。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>The mean is that of the labels which end in _value, where there are any, else of all but the background. For wildreceipt's labels it is the number that PaddleOCR tells.</source>
            <translation>平均值取以 _value 结尾的标签（如果有），否则取除背景外的所有标签。对于 wildreceipt 的标签，它就是 PaddleOCR 给出的数值。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>Result of the run</source>
            <translation>运行结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>mean</source>
            <translation>平均</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>as proposed</source>
            <translation>与建议相同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>{task} on {pages}; {speed:.1f} pages a second</source>
            <translation>{pages}上的{task}；每秒 {speed:.1f} 页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>is / taken for</source>
            <translation>实际 / 误认为</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>Which labels {} took for which (entities)</source>
            <translation>{} 把哪些标签误认为哪些（实体数）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Label of the selected entities</source>
            <translation>选中实体的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Select an entity or a link on the page to see and change it here.</source>
            <translation>在页面上选中实体或链接，即可在此查看和修改。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Score: {}</source>
            <translation>分数：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Drawn by a person</source>
            <translation>由人绘制</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Ctrl+M merges them; a label's digit labels them all.</source>
            <translation>Ctrl+M 合并它们；标签的数字键为全部加标签。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Entity {}</source>
            <translation>实体 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>How sure the model is of this link</source>
            <translation>模型对此链接的把握</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Remove this link</source>
            <translation>删除此链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Remove the link {} to {}</source>
            <translation>删除从 {} 到 {} 的链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>{number} corners at {x}, {y}</source>
            <translation>{number} 个角点，位于 {x}, {y}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Text set by a person</source>
            <translation>文本由人设定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Text read with {}</source>
            <translation>文本识别把握 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Label set by a person</source>
            <translation>标签由人设定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Label proposed with {}</source>
            <translation>标签建议把握 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/link_hint.py" />
            <source>Labels changed: propose the links again</source>
            <translation>标签已更改：重新建议链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/message_bar.py" />
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/message_bar.py" />
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/message_bar.py" />
            <source>{} more</source>
            <translation>还有 {} 条</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Mistakes</source>
            <translation>错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Whose mistakes</source>
            <translation>谁的错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Shows the mistake above (Shift+F9)</source>
            <translation>显示上面的错误（Shift+F9）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Shows the mistake below (F9)</source>
            <translation>显示下面的错误（F9）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Wrong by {}</source>
            <translation>{} 的错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Wrong by {} only</source>
            <translation>仅 {} 的错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Wrong by both</source>
            <translation>两者都错</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>No mistakes.</source>
            <translation>没有错误。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>{} in all; a click shows the place</source>
            <translation>共 {} 个；单击显示位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>Find a page by name</source>
            <translation>按名称查找页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>Which pages to show</source>
            <translation>显示哪些页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>Order of the pages</source>
            <translation>页面的顺序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>Least certain first: the page that teaches a model most comes first</source>
            <translation>最不确定的在前：最先出现的页面对模型最有教益</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>With the label {}</source>
            <translation>含标签 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>{} of {}</source>
            <translation>{} / {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_rows.py" />
            <source>No entities yet</source>
            <translation>还没有实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/palette.py" />
            <source>Find a command</source>
            <translation>查找命令</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/palette.py" />
            <source>What do you want to do?</source>
            <translation>您想做什么？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/palette.py" />
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/palette.py" />
            <source>No command fits these letters.</source>
            <translation>没有命令符合这些字母。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/palette.py" />
            <source>not possible now</source>
            <translation>当前不可用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Find problems</source>
            <translation>查找问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Also what only PaddleOCR minds</source>
            <translation>包括只有 PaddleOCR 在意的问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Fix</source>
            <translation>修复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Show problems of a severity</source>
            <translation>显示某严重程度的问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Show problems of a kind</source>
            <translation>显示某一类问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Look for what would fail or go silently wrong in training</source>
            <translation>查找会让训练失败或悄悄出错的内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Labels and long pages that training here takes and PaddleOCR's own training does not</source>
            <translation>本程序训练能接受、但 PaddleOCR 自己的训练不能接受的标签和长页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>{}: {} of {}</source>
            <translation>{}：{} / {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Not looked yet.</source>
            <translation>尚未查找。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>The labels have changed since the last look; look again.</source>
            <translation>标签在上次查找后已更改；请重新查找。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>{} on {}.</source>
            <translation>{}，共 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Nothing found.</source>
            <translation>未发现问题。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Looking at every page…</source>
            <translation>正在查看每个页面…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Find problems looks at every page for what would fail or go silently wrong in training.</source>
            <translation>“查找问题”会在每个页面上查找会让训练失败或悄悄出错的内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>There is no problem of this severity and kind.</source>
            <translation>没有该严重程度和类别的问题。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Nothing was found: no page has a problem.</source>
            <translation>未发现问题：所有页面都没有问题。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>All problems ({})</source>
            <translation>全部问题（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Errors ({})</source>
            <translation>错误（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Warnings ({})</source>
            <translation>警告（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>All kinds ({})</source>
            <translation>全部类别（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Fix: {}</source>
            <translation>修复：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>To do: {}</source>
            <translation>需处理：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>{} of this page's problems can be fixed at once.</source>
            <translation>本页有 {} 个问题可以立即修复。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Click a problem, or press Enter on it, to see its place.</source>
            <translation>单击问题或按 Enter 查看其位置。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Fix all {} of this kind</source>
            <translation>修复全部 {} 个此类问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Show the place</source>
            <translation>显示位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Copy the message</source>
            <translation>复制消息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Fix problems</source>
            <translation>修复问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>waits</source>
            <translation>等待中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>trains</source>
            <translation>训练中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>is measured</source>
            <translation>测量中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>finished</source>
            <translation>已完成</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>waits, number {} in the queue</source>
            <translation>等待中，排在第 {} 位</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{state}, hmean {share:.1%}</source>
            <translation>{state}，hmean {share:.1%}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{name}: {state}</source>
            <translation>{name}：{state}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{}.</source>
            <translation>{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{} on the pages held out</source>
            <translation>留出的页面上的{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>before</source>
            <translation>之前</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>now</source>
            <translation>现在</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{} on these pages</source>
            <translation>这些页面上的{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>model</source>
            <translation>模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>compared with</source>
            <translation>对比</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>not measured</source>
            <translation>未测量</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{} stops after this step and saves.</source>
            <translation>{} 将在此步之后停止并保存。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{} starts.</source>
            <translation>{} 开始。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{name}: epoch {epoch} of {epochs}, step {step} of {steps}</source>
            <translation>{name}：第 {epoch} / {epochs} 轮，第 {step} / {steps} 步</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>, ends when {} are over</source>
            <translation>，{}后结束</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>, about {} left</source>
            <translation>，约剩 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source> after {}</source>
            <translation> ，经过 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>step</source>
            <translation>步</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>steps</source>
            <translation>步</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>, as it got no better</source>
            <translation>，因为不再有提升</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>, as the time was over</source>
            <translation>，因为时间已到</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>The old model reads the pages held out better: keep it, or train on more pages.</source>
            <translation>旧模型在留出的页面上更好：请保留旧模型，或用更多页面训练。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>remark</source>
            <translation>条意见</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>remarks</source>
            <translation>条意见</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>Find problems lists those of the pages.</source>
            <translation>“查找问题”会列出页面上的问题。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{remarks} of the check before it began: {first}</source>
            <translation>开始前的检查有 {remarks}：{first}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>Model: {}</source>
            <translation>模型：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>Model: {new}; compared with {old}</source>
            <translation>模型：{new}；与 {old} 对比</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Curves</source>
            <translation>曲线</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Train…</source>
            <translation>训练…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Evaluate…</source>
            <translation>评估…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Progress of the run</source>
            <translation>运行进度</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Use this model</source>
            <translation>使用此模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Make a model pack of this run, and pre-annotate with it from now on</source>
            <translation>由此运行制作模型包，今后用它预标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Log of the run</source>
            <translation>运行日志</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>No runs yet. Train makes a model of what was reviewed; Evaluate measures one.</source>
            <translation>还没有运行。“训练”用已审核的内容制作模型；“评估”测量模型。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Evaluate again</source>
            <translation>重新评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>What was learned since the latest checkpoint is lost</source>
            <translation>最近检查点之后学到的内容将丢失</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Take out of the queue</source>
            <translation>移出队列</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>It can be resumed later</source>
            <translation>以后可以恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Ends measuring; a trained model stays</source>
            <translation>结束测量；训练好的模型会保留</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Ends after this step and saves, so that the run can be resumed</source>
            <translation>在此步之后结束并保存，运行以后可以恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>Find a text on all pages</source>
            <translation>在所有页面上查找文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>Places found</source>
            <translation>找到的位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>Case and full or half width do not matter. Enter goes to the place.</source>
            <translation>不区分大小写和全角半角。按 Enter 转到该位置。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>Nothing was found.</source>
            <translation>未找到。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>The first {number} places, on {pages}; type more to find fewer.</source>
            <translation>前 {number} 处，{pages}；多输入一些以缩小范围。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>{places} on {pages}</source>
            <translation>{places}，{pages}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>place</source>
            <translation>处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>places</source>
            <translation>处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Every image and PDF in it becomes a page</source>
            <translation>其中每个图像和 PDF 都成为页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Choose pictures, scans or PDFs</source>
            <translation>选择图片、扫描件或 PDF</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Open sample pages</source>
            <translation>打开示例页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Try it on forms and invoices made for this</source>
            <translation>用为此准备的表单和发票试一试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Recent</source>
            <translation>最近打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Read, label and link the fields of forms, invoices and receipts.</source>
            <translation>识别表单、发票和收据，为其字段加标签和链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>You can also drop folders, images and PDFs here. Nothing leaves this computer.</source>
            <translation>也可以把文件夹、图像和 PDF 拖放到这里。任何内容都不会离开本机。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Open {}</source>
            <translation>打开 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Statistics of labels and work</source>
            <translation>标签和工作的统计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Count again</source>
            <translation>重新统计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Save as CSV…</source>
            <translation>保存为 CSV…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Writes the table of pages: state, entities, links, actions, active seconds, labels</source>
            <translation>写出页面表：状态、实体、链接、操作、活动秒数、标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Figures page by page</source>
            <translation>逐页数据</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Nothing is counted yet.</source>
            <translation>尚未统计。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>{actions} in {time} of active work on {pages}</source>
            <translation>在 {pages}上共 {actions}，实际工作 {time}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>median of a page: {actions} in {time}</source>
            <translation>每页中位数：{time} 内 {actions}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>No work was counted yet.</source>
            <translation>尚未记录任何工作。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>{number} labels and links of models are not confirmed; mean score {mean}</source>
            <translation>模型的 {number} 个标签和链接未经确认；平均分数 {mean}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>by you</source>
            <translation>由您</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>by a model</source>
            <translation>由模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>mean score</source>
            <translation>平均分数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>mean length</source>
            <translation>平均长度</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/status.py" />
            <source>What goes on</source>
            <translation>当前工作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/status.py" />
            <source>Stop after the page being worked on</source>
            <translation>处理完当前页面后停止</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/status.py" />
            <source>Read only</source>
            <translation>只读</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/status.py" />
            <source>This project may only be looked at and exported; copy its folder to change it</source>
            <translation>此项目只能查看和导出；要修改请复制其文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/status.py" />
            <source> ({done} of {total})</source>
            <translation>（{done} / {total}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/status.py" />
            <source>{}, {} more waiting</source>
            <translation>{}，还有 {} 项等待</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tables.py" />
            <source>precision</source>
            <translation>精确率</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tables.py" />
            <source>recall</source>
            <translation>召回率</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tables.py" />
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tables.py" />
            <source>number</source>
            <translation>数量</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tables.py" />
            <source>all labels</source>
            <translation>全部标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tables.py" />
            <source>Equal texts: {}</source>
            <translation>文本相同：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Reads the text of pages</source>
            <translation>识别页面文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Labels and links what was read</source>
            <translation>为识别结果加标签和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Shows Chinese</source>
            <translation>显示中文</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Trains models</source>
            <translation>训练模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Trains on a graphics card</source>
            <translation>用显卡训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Has room for projects and models</source>
            <translation>有空间存放项目和模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>There is no font for it: install one with the system's package manager.</source>
            <translation>没有相应的字体：请用系统的软件包管理器安装。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Not yet: Train &gt; Training environment gets what it takes.</source>
            <translation>尚不能：可通过“训练 &gt; 训练环境”获取所需内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Training uses the processor.</source>
            <translation>训练使用处理器。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>yes</source>
            <translation>可以</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>no</source>
            <translation>不可以</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>does not work</source>
            <translation>出错</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Looking…</source>
            <translation>正在检查…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Begin with my own</source>
            <translation>打开自己的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>All of it happens on this computer; no page is sent anywhere.</source>
            <translation>一切都在本机进行；页面不会发送到任何地方。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Welcome to KIE Desktop</source>
            <translation>欢迎使用 KIE Desktop</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>What this computer can do</source>
            <translation>本机能做什么</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/work_frame.py" />
            <source>What came of it</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/work_frame.py" />
            <source>{text}: {share}, {done} of {total}</source>
            <translation>{text}：{share}，{done} / {total}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/toolbar.py" />
            <source>Main</source>
            <translation>主工具栏</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/toolbar.py" />
            <source>Pre-annotate</source>
            <translation>预标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/window_menus.py" />
            <source>Open &amp;recent</source>
            <translation>打开最近的项目(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/window_menus.py" />
            <source>State of the pa&amp;ge</source>
            <translation>页面状态(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/window_menus.py" />
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/words.py" />
            <source>{} h {} min</source>
            <translation>{} 小时 {} 分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/words.py" />
            <source>{} min</source>
            <translation>{} 分钟</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/words.py" />
            <source>{} MB</source>
            <translation>{} MB</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/words.py" />
            <source>{:.1f} GB</source>
            <translation>{:.1f} GB</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/annotator.py" />
            <source>Pre-annotating</source>
            <translation>预标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/annotator.py" />
            <source>Read text again</source>
            <translation>重新识别文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/annotator.py" />
            <source>Propose links again</source>
            <translation>重新建议链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/annotator.py" />
            <source>{} not done:</source>
            <translation>{} 项未完成：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>{pages} pre-annotated: {lines}, {labelled} of them labelled, {links}.</source>
            <translation>已预标注 {pages}：{lines}，其中 {labelled} 行有标签，{links}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>{pages} pre-annotated: nothing found.</source>
            <translation>已预标注 {pages}：什么也没有找到。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>line of text</source>
            <translation>行文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>lines of text</source>
            <translation>行文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>Not brought back, as you deleted them: {}.</source>
            <translation>因为您删除过，未恢复：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>{} left alone: reviewed meanwhile.</source>
            <translation>{}保持不变：期间已审核。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>The model pack {} proposes no links.</source>
            <translation>模型包 {} 不建议链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>There is nothing to link: no label on this page has the role key, or none has the role value. Labels &gt; Edit labels gives labels their roles.</source>
            <translation>没有可链接的内容：此页面上没有角色为“键”的标签，或没有角色为“值”的标签。请在“标签 &gt; 编辑标签”中设置标签的角色。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>The model proposes the same links for these labels.</source>
            <translation>对于这些标签，模型建议的链接不变。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>Proposed for these labels: {} more, {} fewer.</source>
            <translation>按这些标签建议：增加 {}，减少 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/exchange.py" />
            <source>Reading label file</source>
            <translation>正在读取标签文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/exchange.py" />
            <source>Counting what gets lost</source>
            <translation>正在统计将丢失的内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/exchange.py" />
            <source>Writing</source>
            <translation>正在写入</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/exchange.py" />
            <source>Exporting</source>
            <translation>正在导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/exchange.py" />
            <source>Collecting fields</source>
            <translation>正在收集字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/exchange.py" />
            <source>Saving fields</source>
            <translation>正在保存字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/importing.py" />
            <source>{}: {} imported.</source>
            <translation>{}：已导入 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/importing.py" />
            <source>{} without an image left out.</source>
            <translation>{}没有图像，未导入。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/importing.py" />
            <source>{} changed since the preview and left out; import the file again.</source>
            <translation>{}在预览之后有变动，未导入；请再次导入该文件。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/importing.py" />
            <source>{} in the file.</source>
            <translation>文件中有 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/importing.py" />
            <source>problem</source>
            <translation>个问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/importing.py" />
            <source>problems</source>
            <translation>个问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/command_runner.py" />
            <source>Stopped. What has been downloaded stays for another try.</source>
            <translation>已停止。已下载的部分保留，可供再次尝试。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/command_runner.py" />
            <source>Stopped.</source>
            <translation>已停止。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/devices.py" />
            <source>This Python has no Paddle, which training needs.</source>
            <translation>此 Python 没有训练所需的 Paddle。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/devices.py" />
            <source>This Python cannot train ({}); install paddlepaddle there, or choose another one.</source>
            <translation>此 Python 无法训练（{}）；请在其中安装 paddlepaddle，或另选一个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/devices.py" />
            <source>This Python's answer cannot be read ({}); choose another one in the settings</source>
            <translation>无法理解此 Python 的回答（{}）；请在设置中另选一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Looking for {}</source>
            <translation>正在查找 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Making a model pack of {}</source>
            <translation>正在由 {} 制作模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Checking every file of {}</source>
            <translation>正在校验 {} 的每个文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Removing {}</source>
            <translation>正在删除 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Pre-annotation uses {} from now on.</source>
            <translation>今后预标注使用 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Every file of {} is as it was sealed.</source>
            <translation>{} 的每个文件都与封装时一致。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>{} was removed.</source>
            <translation>{} 已删除。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>{} is there now.</source>
            <translation>{} 现已可用。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>{} (model pack)</source>
            <translation>{}（模型包）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>{} (run)</source>
            <translation>{}（运行）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>The model pack {} proposes labels from now on.</source>
            <translation>今后由模型包 {} 建议标签。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>The model pack {} proposes links from now on.</source>
            <translation>今后由模型包 {} 建议链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>The model pack {} proposes labels and links from now on.</source>
            <translation>今后由模型包 {} 建议标签和链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>{} is finished: {}.</source>
            <translation>{} 已完成：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>on these pages</source>
            <translation>（这些页面）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>hmean {score} {where}</source>
            <translation>hmean {score}{where}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>{}, {} by {}</source>
            <translation>{}，{} 来自 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>{}, {} before</source>
            <translation>{}，之前为 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_record.py" />
            <source>The program ended before this run did; resume goes on with it.</source>
            <translation>程序在此运行结束之前退出；“恢复”可以继续。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Preparing the run</source>
            <translation>正在准备运行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Preparing the evaluation</source>
            <translation>正在准备评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Training</source>
            <translation>正在训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Evaluating</source>
            <translation>正在评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Making a model pack</source>
            <translation>正在制作模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Stopped before it began.</source>
            <translation>开始之前已停止。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_environment.py" />
            <source>Making a training environment</source>
            <translation>正在创建训练环境</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_environment.py" />
            <source>Removing the training environment</source>
            <translation>正在删除训练环境</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_environment.py" />
            <source>Training runs in this environment from now on: Paddle {}.</source>
            <translation>今后训练在此环境中运行：Paddle {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_environment.py" />
            <source>The training environment was removed.</source>
            <translation>训练环境已删除。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_process.py" />
            <source>{} cannot be asked to stop ({}); end it now instead</source>
            <translation>无法要求 {} 停止（{}）；请改为立即结束</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_process.py" />
            <source>{} did not come to its end; Train &gt; Show runs resumes it.</source>
            <translation>{} 没有运行到底；“训练 &gt; 显示运行”可以恢复它。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_process.py" />
            <source>on the pages held out</source>
            <translation>（留出的页面）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_process.py" />
            <source>{} is finished.</source>
            <translation>{} 已完成。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>Looking at images</source>
            <translation>正在查看图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>{} added.</source>
            <translation>已添加 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>image</source>
            <translation>个图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>images</source>
            <translation>个图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>{} cannot be found; put it back where it was, or exclude its pages:</source>
            <translation>找不到 {}；请放回原处，或排除其页面：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>{} could not be used:</source>
            <translation>{}无法使用：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>file</source>
            <translation>个文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>files</source>
            <translation>个文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/bulk_edits.py" />
            <source>Undoing</source>
            <translation>正在撤销</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/bulk_edits.py" />
            <source>Redoing</source>
            <translation>正在重做</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/editing.py" />
            <source>Remove page</source>
            <translation>移除页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/editing.py" />
            <source>Remove {} pages</source>
            <translation>移除 {} 个页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/open_project.py" />
            <source>Looking at pages</source>
            <translation>正在查看页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/open_project.py" />
            <source>{} may only be read here: it can be looked at and exported. Copy its folder to change it.</source>
            <translation>{} 在此处只能读取：可以查看和导出。要修改请复制其文件夹。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/open_project.py" />
            <source>Left out, as files of this kind are not read: {}. Save them as PDF or PNG.</source>
            <translation>已略去，因为不读取此类文件：{}。请将它们另存为 PDF 或 PNG。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/opening.py" />
            <source>{} cannot be used either.</source>
            <translation>{}也无法使用。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/opening.py" />
            <source>more image</source>
            <translation>个其他图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/opening.py" />
            <source>more images</source>
            <translation>个其他图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/relabelling.py" />
            <source>Change labels</source>
            <translation>更改标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/rotating.py" />
            <source>Turning pages</source>
            <translation>正在旋转页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/rotating.py" />
            <source>Turn page</source>
            <translation>旋转页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/rotating.py" />
            <source>Turn {} pages</source>
            <translation>旋转 {} 个页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/rotating.py" />
            <source>{} could not be turned:</source>
            <translation>{} 无法旋转：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/writer.py" />
            <source>This project may only be read; copy it to a place where you may write.</source>
            <translation>此项目只能读取；请将其复制到可写入的位置。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/writer.py" />
            <source>Many pages are being changed; wait for it, or stop it.</source>
            <translation>正在更改许多页面；请等待，或将其停止。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/comparison.py" />
            <source>Comparing with another reader</source>
            <translation>正在与另一位标注者比较</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/comparison.py" />
            <source>{}: this project is open here; choose the other reader's copy of it</source>
            <translation>{}：此项目正在这里打开；请选择另一位标注者的副本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/comparison.py" />
            <source>Take over the other reader's answer</source>
            <translation>采用另一位标注者的答案</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/corrections.py" />
            <source>Comparing with proposals</source>
            <translation>正在与建议比较</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/corrections.py" />
            <source>Counting labels</source>
            <translation>正在统计标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/finding.py" />
            <source>leave this page out</source>
            <translation>将此页面排除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/problem_list.py" />
            <source>Looking for problems</source>
            <translation>正在查找问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/search.py" />
            <source>Searching</source>
            <translation>正在搜索</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/sentences.py" />
            <source>The page has changed in the meantime; do it again on what is there now.</source>
            <translation>页面在此期间已更改；请在现在的内容上重做。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/sentences.py" />
            <source>... and {} more</source>
            <translation>……还有 {} 条</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/support/report.py" />
            <source>Taking personal words out of the log</source>
            <translation>正在从日志中去除个人信息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/app.py" />
            <source>Something went wrong in the program itself ({}). Your work is saved. The details are in {}</source>
            <translation>程序自身出错（{}）。您的工作已保存。详情见 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Page</source>
            <translation>页面(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Go</source>
            <translation>转到(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Assist</source>
            <translation>辅助(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Labels</source>
            <translation>标签(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>Re&amp;view</source>
            <translation>审核(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>T&amp;rain</source>
            <translation>训练(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Tools</source>
            <translation>工具(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>Mo&amp;ve and resize</source>
            <translation>移动和调整大小(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>Tur&amp;n the page</source>
            <translation>旋转页面(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>By &amp;arrow keys</source>
            <translation>用方向键(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Open &amp;folder…</source>
            <translation>打开文件夹(&amp;F)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Every image and PDF in a folder becomes a page</source>
            <translation>文件夹中的每个图像和 PDF 都成为页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Open files or &amp;PDF…</source>
            <translation>打开文件或 PDF(&amp;P)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Choose images, scans or PDFs</source>
            <translation>选择图像、扫描件或 PDF</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Open pro&amp;ject…</source>
            <translation>打开项目(&amp;J)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Open a project file (*.kie)</source>
            <translation>打开项目文件 (*.kie)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Open &amp;sample pages</source>
            <translation>打开示例页面(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Forms, invoices and receipts to try the program on</source>
            <translation>供试用程序的表单、发票和收据</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Add images to the project…</source>
            <translation>向项目添加图像(&amp;A)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Images and PDFs from anywhere become pages of this project; removed pages come back</source>
            <translation>任意位置的图像和 PDF 成为此项目的页面；已移除的页面会恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Import label file…</source>
            <translation>导入标签文件(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Take entities and links from a label file of any known format</source>
            <translation>从任何已知格式的标签文件导入实体和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>I&amp;mport folder of label files…</source>
            <translation>导入标签文件的文件夹(&amp;M)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Take entities and links from a folder of FUNSD, PPOCRLabel, X-AnyLabeling or SROIE</source>
            <translation>从 FUNSD、PPOCRLabel、X-AnyLabeling 或 SROIE 的文件夹导入实体和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Export dataset…</source>
            <translation>导出数据集(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Write train.json, val.json, class_list.txt and the images for PaddleOCR</source>
            <translation>为 PaddleOCR 写出 train.json、val.json、class_list.txt 和图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Export &amp;as…</source>
            <translation>导出为(&amp;A)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Write pages in another format; what it has no place for is said first</source>
            <translation>以其他格式写出页面；会先说明该格式无法容纳的内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Fie&amp;lds…</source>
            <translation>字段(&amp;L)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Keys with their values as a table, to copy or to save</source>
            <translation>以表格显示键和值，可复制或保存</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Se&amp;ttings…</source>
            <translation>设置(&amp;T)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Appearance, text recognition, models</source>
            <translation>外观、文本识别、模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Close project</source>
            <translation>关闭项目(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Everything is saved already</source>
            <translation>一切都已保存</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Take the latest change back</source>
            <translation>撤销最近的更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Do it again</source>
            <translation>重新执行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Delete</source>
            <translation>删除(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Remove the selected entities or link</source>
            <translation>删除选中的实体或链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Split</source>
            <translation>拆分(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Cut the entity in two where the text cursor stands, or in the middle</source>
            <translation>在文本光标处或中间把实体一分为二</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Merge</source>
            <translation>合并(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Join the selected entities into one</source>
            <translation>把选中的实体合并为一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Li&amp;nk keys to values</source>
            <translation>将键链接到值(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Link every selected key to every selected value, and every selected header to the keys</source>
            <translation>将每个选中的键链接到每个选中的值，并将每个选中的标题链接到这些键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Edit text</source>
            <translation>编辑文本(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Correct the text of the selected entity</source>
            <translation>修改选中实体的文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select &amp;all</source>
            <translation>全选(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select every entity of the page</source>
            <translation>选中页面的所有实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Edit labels…</source>
            <translation>编辑标签(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Names, colours, roles and keys of the labels</source>
            <translation>标签的名称、颜色、角色和按键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Add an entity</source>
            <translation>添加实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Draw one under the selected entity, or in the middle of the view; then move and resize it by key</source>
            <translation>在选中的实体下方或视图中间绘制一个；然后用按键移动和调整大小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Previous page</source>
            <translation>上一页(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Next page</source>
            <translation>下一页(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Pre-&amp;annotate this page</source>
            <translation>预标注此页面(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Read, label and link this page; what a person did is kept</source>
            <translation>识别此页面并加标签和链接；人工所做的保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Pre-annotate the &amp;selected pages</source>
            <translation>预标注选中的页面(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Read, label and link the pages that are selected in the list</source>
            <translation>对列表中选中的页面识别文字、打标签并建立链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Pre-annotate a&amp;ll pages</source>
            <translation>预标注所有页面(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Read, label and link every page that is not excluded</source>
            <translation>识别每个未排除的页面并加标签和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Read the text again</source>
            <translation>重新识别文本(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Read the text of the selected entities again</source>
            <translation>重新识别选中实体的文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Mark re&amp;viewed, go on</source>
            <translation>标记为已审核并继续(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>This page is right as it is; show the next one</source>
            <translation>此页面已正确；显示下一页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>E&amp;xclude from export</source>
            <translation>从导出中排除(&amp;X)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Leave this page out of training and export</source>
            <translation>将此页面排除在训练和导出之外</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Hold out for measuring</source>
            <translation>留出用于测量(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Have models measured on the pages that are selected in the list, and let none learn from them</source>
            <translation>用列表中选择的页面测量模型，不让任何模型从中学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn the page &amp;right</source>
            <translation>页面向右旋转(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn the page by a quarter clockwise, with all that is on it; its image file stays as it is</source>
            <translation>将页面连同其上的全部内容顺时针旋转 90 度；图像文件保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn the page &amp;left</source>
            <translation>页面向左旋转(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn the page by a quarter to the left, with all that is on it; its image file stays as it is</source>
            <translation>将页面连同其上的全部内容逆时针旋转 90 度；图像文件保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn the page &amp;upside down</source>
            <translation>页面上下颠倒(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn the page by half a circle, with all that is on it; its image file stays as it is</source>
            <translation>将页面连同其上的全部内容旋转 180 度；图像文件保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Re&amp;move from the project…</source>
            <translation>从项目中移除(&amp;M)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Take the pages that are selected in the list out of the project; their images stay where they are</source>
            <translation>将列表中选中的页面移出项目；图像文件保持原位</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Find pro&amp;blems</source>
            <translation>查找问题(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Next proble&amp;m</source>
            <translation>下一个问题(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go to the next problem that was found, and show its place</source>
            <translation>转到发现的下一个问题并显示其位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Previous problem</source>
            <translation>上一个问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go back to the problem before, and show its place</source>
            <translation>回到上一个问题并显示其位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Fix the problem</source>
            <translation>修复问题(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Mend the problem that is chosen in the list of problems</source>
            <translation>修复问题列表中选中的问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Next entity</source>
            <translation>下一个实体(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>The next one in reading order</source>
            <translation>阅读顺序中的下一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Previous entity</source>
            <translation>上一个实体(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>The one before in reading order</source>
            <translation>阅读顺序中的上一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Next &amp;unsure entity</source>
            <translation>下一个不确定的实体(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go to the next entity whose text or label the model is unsure of, on this page or a later one</source>
            <translation>转到本页或后面页面中模型对文本或标签没有把握的下一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Previous unsure entity</source>
            <translation>上一个不确定的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go back to the entity before whose text or label the model is unsure of, on this page</source>
            <translation>回到本页中模型对文本或标签没有把握的上一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Next key or value without a &amp;link</source>
            <translation>下一个没有链接的键或值(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>The next one in reading order that is linked to nothing</source>
            <translation>阅读顺序中下一个没有任何链接的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Previous key or value without a link</source>
            <translation>上一个没有链接的键或值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>The one before in reading order that is linked to nothing</source>
            <translation>阅读顺序中上一个没有任何链接的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Lette&amp;rs at the entities</source>
            <translation>实体旁的字母(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Type the letters of an entity to select it, with Shift all up to it too; other keys do what they always do</source>
            <translation>键入实体的字母即可选中它，按住 Shift 则连同到它为止的一切；其他键作用不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Entity to the left</source>
            <translation>左边的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Entity to the right</source>
            <translation>右边的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Entity above</source>
            <translation>上方的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Entity below</source>
            <translation>下方的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select the one to the left too</source>
            <translation>同时选中左边的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select the one to the right too</source>
            <translation>同时选中右边的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select the one above too</source>
            <translation>同时选中上方的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select the one below too</source>
            <translation>同时选中下方的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>To the pa&amp;ge</source>
            <translation>到页面(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Keys count on the page again</source>
            <translation>按键重新作用于页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>To the panel after the page</source>
            <translation>到页面后的面板</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>To the panel before the page</source>
            <translation>到页面前的面板</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Choose what to &amp;link to</source>
            <translation>选择链接目标(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Number the likely ends of a link from the selected entity; choose by digit, arrows or text</source>
            <translation>为选中实体的可能链接对象编号；用数字、方向键或文本选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept the su&amp;ggestion</source>
            <translation>接受建议(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Give the labels that are suggested, or draw the dashed link from the selected entity</source>
            <translation>赋予建议的标签，或绘制选中实体的虚线链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept the suggestion, go on</source>
            <translation>接受建议并继续</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept it, and select the next entity that has a suggested link</source>
            <translation>接受它，并选中下一个有建议链接的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Propose the links again</source>
            <translation>重新建议链接(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Let the model link this page as it is labelled now; links that you drew or removed stay as you left them</source>
            <translation>让模型按当前标签链接此页；您绘制或删除的链接保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Link all keys to the &amp;nearest values</source>
            <translation>将所有键链接到最近的值(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Link the selected keys, or all of the page, that have no value yet to the nearest free value</source>
            <translation>将选中的键（或本页所有还没有值的键）链接到最近的空闲值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Unlink</source>
            <translation>取消链接(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Remove the selected link, the one between two selected entities, or else every link of the selected ones</source>
            <translation>删除选中的链接，或两个选中实体之间的链接；否则删除选中实体的全部链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Accept</source>
            <translation>接受(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>What the model proposed for the selected entities or link is right</source>
            <translation>模型为选中的实体或链接所做的建议是正确的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept all above a &amp;score…</source>
            <translation>接受高于某分数的全部内容(&amp;S)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept every entity and link that the model is sure enough of</source>
            <translation>接受模型足够有把握的每个实体和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Label the same &amp;text on this page</source>
            <translation>为本页相同文本加标签(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Every entity of this page with the text of the selected one gets its label</source>
            <translation>本页与选中实体文本相同的每个实体都得到其标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Label the same text on all &amp;pages</source>
            <translation>为所有页面的相同文本加标签(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Every entity of the project with the text of the selected one gets its label</source>
            <translation>项目中与选中实体文本相同的每个实体都得到其标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Apply to pages of the same la&amp;yout…</source>
            <translation>应用到版式相同的页面(&amp;Y)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Give the labels and links of this page to pages that look the same</source>
            <translation>把此页面的标签和链接用到外观相同的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go on after labelling</source>
            <translation>加标签后继续</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select the next entity after one was labelled or accepted</source>
            <translation>加标签或接受一个实体之后选中下一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Su&amp;ggest links</source>
            <translation>建议链接(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>A dashed link from the selected key to the nearest free value</source>
            <translation>从选中的键到最近空闲值的虚线链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Suggest la&amp;bels</source>
            <translation>建议标签(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>The label that you gave shows on what looks alike: the same column or text</source>
            <translation>您赋予的标签会显示在相似的实体上：同一列或相同文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Find text on all pages</source>
            <translation>在所有页面上查找文本(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Every place where a text stands</source>
            <translation>文本出现的每个位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show &amp;changes since pre-annotation</source>
            <translation>显示预标注以来的更改(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>What the model proposed for this page, and what you made of it</source>
            <translation>模型为此页面建议了什么，您又改成了什么</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show &amp;statistics</source>
            <translation>显示统计(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Labels, actions and active seconds, in all and page by page</source>
            <translation>标签、操作和活动秒数，总计和逐页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Compare with another &amp;reader’s project…</source>
            <translation>与另一位标注者的项目比较(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>How far two people agree on the same pages, and where they do not</source>
            <translation>两个人在相同页面上有多一致，分歧在哪里</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Next difference</source>
            <translation>下一处差异(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go to the next disagreement with the other reader, or the next change on this page</source>
            <translation>转到与另一位标注者的下一处分歧，或此页面的下一处更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Previous difference</source>
            <translation>上一处差异(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go back to the difference before</source>
            <translation>回到上一处差异</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Take over the other reader’s answer</source>
            <translation>采用另一位标注者的答案(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Give the page the other reader’s answer in the point that is chosen</source>
            <translation>在选中的这一点上，让页面采用另一位标注者的答案</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Fit page</source>
            <translation>适合页面(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show the whole page</source>
            <translation>显示整个页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Zoom &amp;in</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Zoom &amp;out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Actual size</source>
            <translation>实际大小(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>One pixel of the page is one pixel of the screen</source>
            <translation>页面的一个像素对应屏幕的一个像素</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Fit &amp;width</source>
            <translation>适合宽度(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show the page as wide as the view</source>
            <translation>让页面与视图同宽</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn &amp;right</source>
            <translation>向右旋转(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn the view by a quarter clockwise; the page itself stays as it is</source>
            <translation>视图顺时针旋转四分之一圈；页面本身不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn le&amp;ft</source>
            <translation>向左旋转(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn the view by a quarter to the left; the page itself stays as it is</source>
            <translation>视图向左旋转四分之一圈；页面本身不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Brightness and contrast…</source>
            <translation>亮度和对比度(&amp;B)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Make faint scans readable; files stay as they are</source>
            <translation>让模糊的扫描件可读；文件保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Ma&amp;gnifier</source>
            <translation>放大镜(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>A lens at the pointer, three times as large</source>
            <translation>鼠标处的三倍放大镜</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Le&amp;gend</source>
            <translation>图例(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Labels with counts; each can be hidden</source>
            <translation>标签及其数量；每个都可以隐藏</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show &amp;links</source>
            <translation>显示链接(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Arrows from key to value</source>
            <translation>从键到值的箭头</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show &amp;entities</source>
            <translation>显示实体(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Outlines and labels of the entities; without them the bare page shows</source>
            <translation>实体的轮廓和标签；关闭后只显示页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Hatch by role</source>
            <translation>按角色加阴影线(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Headers, keys and values differ without colour</source>
            <translation>不靠颜色区分标题、键和值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Loc&amp;k shapes</source>
            <translation>锁定形状(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Entities stay where they are; labels, links and text can still be edited</source>
            <translation>实体位置保持不变；标签、链接和文本仍可编辑</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>S&amp;nap to neighbours</source>
            <translation>吸附到相邻实体(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Edges catch on those of neighbours; hold Alt to let them pass</source>
            <translation>边缘会吸附到相邻实体；按住 Alt 可越过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Save pi&amp;cture of the page…</source>
            <translation>保存页面图片(&amp;C)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>PNG, JPEG or PDF with everything that shows on the page</source>
            <translation>PNG、JPEG 或 PDF，包含页面上显示的全部内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Print…</source>
            <translation>打印(&amp;P)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>The page with everything that shows on it</source>
            <translation>页面及其上显示的全部内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;As the system</source>
            <translation>跟随系统(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Select</source>
            <translation>选择(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select, move and reshape entities</source>
            <translation>选中、移动和调整实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>L&amp;asso</source>
            <translation>套索(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Draw around entities to select them</source>
            <translation>圈住实体以选中它们</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Rectangle</source>
            <translation>矩形(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Draw an entity as a rectangle</source>
            <translation>以矩形绘制实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Polygon</source>
            <translation>多边形(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Draw an entity corner by corner</source>
            <translation>逐个角点绘制实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Link</source>
            <translation>链接(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Drag from a key to its value</source>
            <translation>从键拖到它的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Find a command…</source>
            <translation>查找命令(&amp;F)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Type a few letters of anything that the menus hold</source>
            <translation>输入菜单中任何命令的几个字母</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Keys and mouse</source>
            <translation>按键与鼠标(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Every shortcut on one sheet</source>
            <translation>所有快捷键一览</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Change &amp;shortcuts…</source>
            <translation>更改快捷键(&amp;S)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Give any action other keys</source>
            <translation>为任何操作指定其他按键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;About KIE Desktop</source>
            <translation>关于 KIE Desktop(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Version and licences</source>
            <translation>版本和许可证</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>VI-LayoutXLM, labels and links (Chinese forms)</source>
            <translation>VI-LayoutXLM，标签和链接（中文表单）</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>PaddleOCR's VI-LayoutXLM, trained on the Chinese forms of XFUND. Published hmean there: labels 0.932, links 0.839. The LayoutXLM weights that it was made from may not be used commercially.</source>
            <translation>PaddleOCR 的 VI-LayoutXLM，用 XFUND 的中文表单训练。公布的 hmean：标签 0.932，链接 0.839。其来源 LayoutXLM 权重不得用于商业用途。</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>VI-LayoutXLM, labels only (Chinese forms)</source>
            <translation>VI-LayoutXLM，仅标签（中文表单）</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>PaddleOCR's VI-LayoutXLM for labels, trained on the Chinese forms of XFUND. Published hmean there: 0.932. The LayoutXLM weights that it was made from may not be used commercially.</source>
            <translation>PaddleOCR 的 VI-LayoutXLM（标签），用 XFUND 的中文表单训练。公布的 hmean：0.932。其来源 LayoutXLM 权重不得用于商业用途。</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>VI-LayoutXLM, links only (Chinese forms)</source>
            <translation>VI-LayoutXLM，仅链接（中文表单）</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>PaddleOCR's VI-LayoutXLM for links, trained on the Chinese forms of XFUND. Published hmean there: 0.839. The LayoutXLM weights that it was made from may not be used commercially.</source>
            <translation>PaddleOCR 的 VI-LayoutXLM（链接），用 XFUND 的中文表单训练。公布的 hmean：0.839。其来源 LayoutXLM 权重不得用于商业用途。</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>PP-OCRv5 server, text recognition with PaddleOCR</source>
            <translation>PP-OCRv5 server，用 PaddleOCR 识别文本</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>Weights for the text recognition “PaddleOCR”, which has to be installed beside this program; the built-in one needs nothing.</source>
            <translation>用于“PaddleOCR”文本识别的权重，PaddleOCR 须另行安装；内置的文本识别无需任何权重。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Appearance</source>
            <translation>外观</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Where to ask for new versions</source>
            <translation>在哪里查询新版本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Asked by Help &gt; Check for updates only. Empty for where this program was published.</source>
            <translation>仅由“帮助 &gt; 检查更新”查询。留空则为本程序的发布处。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Show links</source>
            <translation>显示链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Show entities and their labels</source>
            <translation>显示实体及其标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Show letters at the entities; typing them selects</source>
            <translation>在实体旁显示字母；键入即选中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Any entity is a key or two away, without the mouse.</source>
            <translation>不用鼠标，一两个键就到任何实体。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Show the legend: labels with counts, each of which can be hidden</source>
            <translation>显示图例：带数量的标签，每个都可以隐藏</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Hatch entities by role</source>
            <translation>按角色给实体加阴影线</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Headers, keys and values differ without colour: level, rising and falling lines.</source>
            <translation>不靠颜色区分标题、键和值：水平线、上升线和下降线。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Edges catch on those of neighbours</source>
            <translation>边缘吸附到相邻实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Hold Alt to let them pass.</source>
            <translation>按住 Alt 可越过。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Lock shapes: entities stay where they are</source>
            <translation>锁定形状：实体位置保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Labels, links and text can still be edited.</source>
            <translation>标签、链接和文本仍可编辑。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Thumbnails (pixels)</source>
            <translation>缩略图（像素）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Model pack</source>
            <translation>模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>What labels and links in pre-annotation.</source>
            <translation>预标注时由它加标签和链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Text recognition</source>
            <translation>文本识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Built in (RapidOCR)</source>
            <translation>内置（RapidOCR）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>PaddleOCR</source>
            <translation>PaddleOCR</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Python for training</source>
            <translation>训练用的 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Another Python that has a GPU build of Paddle; empty for the built-in one.</source>
            <translation>装有 Paddle GPU 版的另一个 Python；留空则用内置的。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Address of Paddle's builds for GPUs</source>
            <translation>Paddle GPU 版的网址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>A mirror to make training environments from; {build} in it stands for cu126 and the like. Empty for Paddle's own.</source>
            <translation>用于创建训练环境的镜像；其中的 {build} 代表 cu126 等。留空则为 Paddle 官方网址。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Read the text of an entity that was drawn or whose shape was changed</source>
            <translation>绘制实体或改变其形状后识别其文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Text that a person typed is never replaced.</source>
            <translation>人工输入的文本绝不会被替换。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Work</source>
            <translation>工作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Go to the next page after marking one as reviewed</source>
            <translation>标记为已审核后转到下一页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Go on to the next entity after labelling or accepting one</source>
            <translation>加标签或接受之后转到下一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>A page is then labelled by its digits alone.</source>
            <translation>这样只用数字键就能为整页加标签。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Suggest the nearest value for the selected key</source>
            <translation>为选中的键建议最近的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>A dashed arrow on the page; one key accepts it.</source>
            <translation>页面上的虚线箭头；按一个键即可接受。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Suggest the label just given for what looks alike</source>
            <translation>为相似的实体建议刚赋予的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Dashed outlines with the label's name on the page; one key accepts them.</source>
            <translation>页面上带标签名称的虚线轮廓；按一个键即可接受。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Score below which a text, label or link counts as unsure</source>
            <translation>文本、标签或链接低于此分数即视为不确定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Unsure ones are dashed on the page, counted in the list of pages, and walked through by key.</source>
            <translation>不确定的内容在页面上用虚线显示，在页面列表中计数，并可用按键逐个查看。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Score from which on “Accept all above a score” accepts</source>
            <translation>“接受高于某分数的全部内容”从此分数起接受</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Share of pages for validation</source>
            <translation>验证页面的比例</translation>
        </message>
    </context>
</TS>
