<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>KIEDesktop</name>
        <message>
            <location filename="../../kie_desktop/domain/array_files.py" />
            <source>it holds more than {most_bytes} bytes</source>
            <translation>内容超过 {most_bytes} 字节</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/array_files.py" />
            <source>it is packed in a way that numpy does not use</source>
            <translation>其压缩方式不是 numpy 所用的方式</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/array_files.py" />
            <source>{name} is no array</source>
            <translation>{name} 不是数组</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/array_files.py" />
            <source>{name} holds neither numbers nor texts</source>
            <translation>{name} 中既没有数字也没有文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/array_files.py" />
            <source>{name} is cut off</source>
            <translation>{name} 不完整</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/array_files.py" />
            <source>{name} holds numbers that are none</source>
            <translation>{name} 中有无效的数字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/array_files.py" />
            <source>{name} holds letters that are none</source>
            <translation>{name} 中有无效的字符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/assist.py" />
            <source>the entity has no text; run OCR on it or type its text first</source>
            <translation>该实体没有文字；请先识别或输入</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the label {name} is PaddleOCR's background marker and cannot be a class</source>
            <translation>标签 {name} 是 PaddleOCR 的背景标记，不能作为类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>rename the label</source>
            <translation>重命名该标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the label {name} has leading or trailing spaces or a line break, which a class list cannot store</source>
            <translation>标签 {name} 前后有空格或其中有换行，类别列表无法保存</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>no label has the role {missing}; RE links keys to values, so it cannot learn anything</source>
            <translation>没有标签的角色是{missing}；RE 把键链接到值，因此学不到任何东西</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>assign roles to the labels</source>
            <translation>为标签设置角色</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the page has no text; training would use another page instead</source>
            <translation>页面上没有文字；训练会用另一页代替它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>annotate or exclude the page</source>
            <translation>标注该页面，或将其排除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>entity {number} ({text})</source>
            <translation>实体 {number}（{text}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>most lines are vertical; the page seems to be sideways</source>
            <translation>大多数文字行在页面上纵向排列；页面似乎是横放的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>rotate the page and read it again</source>
            <translation>把页面转正，然后重新识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the text was read with low scores; the page may be upside down</source>
            <translation>文字识别的分数很低；页面可能是倒置的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>rotate the page if it is upside down; otherwise scan it again</source>
            <translation>如果页面是倒置的，请旋转页面；否则请重新扫描</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} has the label {label}, which is not in the label set</source>
            <translation>{named} 的标签是 {label}，标签集中没有它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>choose a label from the label set, or add this label to it</source>
            <translation>从标签集中选择一个标签，或把它加入标签集</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the background label is {background}; use that</source>
            <translation>背景标签是 {background}：请这样标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>label it {proposal}</source>
            <translation>标注为 {proposal}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{unlabelled} of {lines} entities have no label; they count as {background}</source>
            <translation>{lines} 个实体中有 {unlabelled} 个没有标签，按 {background} 计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>label them, or pre-annotate the page</source>
            <translation>标注它们，或对页面进行预标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>entity {number} has links but no text; training drops its links</source>
            <translation>实体 {number} 有链接但没有文字；训练时其链接会丢失</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>remove its links, or enter its text</source>
            <translation>删除其链接，或输入其文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>entity {number} is labelled {label} but has no text; training skips it</source>
            <translation>实体 {number} 标注为 {label} 但没有文字；训练会跳过它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>delete it, or enter its text</source>
            <translation>删除它，或输入其文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} is less than one pixel wide or high</source>
            <translation>{named} 的宽或高不到一个像素</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>enlarge it to one pixel, or draw it again</source>
            <translation>把它放大到一个像素，或重新绘制</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} is outside the page of {width} x {height} pixels</source>
            <translation>{named} 在 {width} x {height} 像素的页面之外</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>draw it at the position of its text, or delete it</source>
            <translation>在其文字所在的位置重新绘制，或删除它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} extends beyond the page of {width} x {height} pixels</source>
            <translation>{named} 超出了 {width} x {height} 像素的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>move its corners onto the page</source>
            <translation>把它的顶点移到页面内</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{message}, beyond the range that a network can read</source>
            <translation>{message}，超出网络可读的范围</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} has the same position as {named2}</source>
            <translation>{named} 与 {named2} 位置相同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>delete one of them</source>
            <translation>删除二者之一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>delete it; its links move to entity {number}</source>
            <translation>删除它；其链接转给实体 {number}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the link {head_id} -&gt; {tail_id} refers to an entity that is not on the page</source>
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
            <source>{before} goes from value to key</source>
            <translation>{before}是从值指向键的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>reverse it</source>
            <translation>调转方向</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{before} is ignored in training: it connects {label} and {label2}, not a key and a value</source>
            <translation>{before}在训练时被忽略：它连接的是 {label} 和 {label2}，而不是键和值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>remove the link, or correct the labels</source>
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
            <source>the page has {which}; RE cannot learn from it</source>
            <translation>页面上{which}；RE 无法从中学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{keys} keys and {values} values, but no links; RE learns that none of them belong together</source>
            <translation>有 {keys} 个键和 {values} 个值，但没有链接；RE 会学到它们互不相关</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>draw the links or exclude the page</source>
            <translation>画出链接，或排除该页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>{named} has the label {label} but no {what}</source>
            <translation>{named} 的标签是 {label}，但没有对应的 {what}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>draw the link, if there should be one</source>
            <translation>如果有对应的，就画出链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>PaddleOCR's RE skips the page: it only knows question, answer and header, not {name}</source>
            <translation>PaddleOCR 的 RE 会跳过该页面：它只认识 question、answer 和 header，不认识 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>export with PaddleOCR's role names</source>
            <translation>用 PaddleOCR 的角色名导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>the page has about {tokens} tokens; PaddleOCR uses the first {upstream_tokens} and ignores the rest</source>
            <translation>页面约有 {tokens} 个词元；PaddleOCR 只用前 {upstream_tokens} 个，其余略过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/checks.py" />
            <source>train here, where whole pages are used, or split the page in two</source>
            <translation>在这里训练（会用整个页面），或把页面裁成两页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/choices.py" />
            <source>{image}: entity {missing} is not on this page; choose another line for {field}</source>
            <translation>{image}：实体 {missing} 不在该页面上；请为 {field} 选择其他行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/choices.py" />
            <source>{image}: {field} cannot both be absent and have a value</source>
            <translation>{image}：{field} 不能既缺失又有值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/choices.py" />
            <source>{image}: the value of {field} must be part of one line</source>
            <translation>{image}：{field} 的值必须是一行中的一部分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/differences.py" />
            <source>one end of this link is an entity that only the other annotator has; accept that entity first</source>
            <translation>该链接的一端是只有另一位标注者才有的实体；请先接受该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>a region needs at least 3 corners</source>
            <translation>区域至少需要 3 个顶点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>a check box has no text; check it, uncheck it, or edit the line beside it</source>
            <translation>复选框没有文字；请勾选或取消勾选，或编辑旁边的文本行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>entity {entity_id} is not a check box</source>
            <translation>实体 {entity_id} 不是复选框</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>an entity cannot be linked to itself; link it to another entity</source>
            <translation>实体不能链接到自身；请链接到另一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>there is no link {key} -&gt; {key2}</source>
            <translation>没有链接 {key} -&gt; {key2}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>only lines of text can be split; select a line</source>
            <translation>只能拆分文本行；请选择一行文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>the split position must be inside the entity; put the cursor between two characters</source>
            <translation>切分处必须在实体内部；请把光标放在两个字符之间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>select at least two entities to merge</source>
            <translation>请至少选择两个实体再合并</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>only lines of text can be merged; leave check boxes and codes out of the selection</source>
            <translation>只能合并文本行；请不要选择复选框和条码</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/edits.py" />
            <source>there is no entity {entity_id} on {image}</source>
            <translation>{image} 上没有实体 {entity_id}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/errors.py" />
            <source>there is not enough memory; close other programs, or work on fewer or smaller pages</source>
            <translation>内存不足；请关闭其他程序，或处理更少、更小的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/fitting.py" />
            <source>{image}: lines were read since the page was rotated</source>
            <translation>{image}：页面旋转后又识别了文字行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/label_conflicts.py" />
            <source>entity {entity} ({quoted})</source>
            <translation>实体 {entity}（{quoted}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/label_conflicts.py" />
            <source>{named} is labelled {label}; this text has the labels {counts}</source>
            <translation>{named} 标注为 {label}；此文字的标签有 {counts}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/label_conflicts.py" />
            <source>choose one label for all of them</source>
            <translation>选定一个标签，统一标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/label_conflicts.py" />
            <source>label it {most}, like most of the others</source>
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
            <source>{image}: the page has been rotated since this edit was made</source>
            <translation>{image}：页面在此编辑之后已被旋转</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/patch.py" />
            <source>{image}: fields of the page have changed since this edit was made</source>
            <translation>{image}：页面的字段在此编辑之后已被更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/patch.py" />
            <source>{image}: link {head} -&gt; {tail} refers to an entity that does not exist</source>
            <translation>{image}：链接 {head} -&gt; {tail} 指向不存在的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/patch.py" />
            <source>{kind} {key} has changed since this edit was made</source>
            <translation>{kind} {key} 在此编辑之后已被更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/settings_files.py" />
            <source>it is nested too deeply</source>
            <translation>嵌套过深</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/text.py" />
            <source>{before} and {names} more</source>
            <translation>{before}以及另外 {names} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/text.py" />
            <source>check box</source>
            <translation>个复选框</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/domain/text.py" />
            <source>check boxes</source>
            <translation>个复选框</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>the file cannot be written safely: {strerror}</source>
            <translation>无法安全地写入文件：{strerror}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>the disk is full; free up some space and try again</source>
            <translation>磁盘已满；请腾出空间后重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>permission denied; choose another folder, or close the program that has the file open</source>
            <translation>无法写入；请选择其他文件夹，或关闭占用它的程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>the folder does not exist; create it or choose another one</source>
            <translation>文件夹不存在；请创建它或选择其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>a folder with this name already exists; choose another name</source>
            <translation>已有同名文件夹；请换一个名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>the file cannot be written ({strerror}); choose another location</source>
            <translation>无法写入（{strerror}）；请选择其他位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/atomic.py" />
            <source>{path}: {remedy}. Existing files were not changed</source>
            <translation>{path}：{remedy}。原有内容没有改变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>line 1: the file starts with a byte order mark, which creates an extra class</source>
            <translation>第 1 行：文件以字节顺序标记（BOM）开头，它会产生一个多余的类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>save the file without it</source>
            <translation>写成不带 BOM 的文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>line {number}: a blank line creates a class without a name</source>
            <translation>第 {number} 行：空行会产生没有名称的类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>remove it</source>
            <translation>删除它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>line {number}: {name} means background and cannot be a class</source>
            <translation>第 {number} 行：{name} 代表背景，不能作为类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>line {number}: {name} appears twice (case is ignored)</source>
            <translation>第 {number} 行：{name} 出现了两次（不区分大小写）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>{path}: the class list has no classes; write one label per line, for example QUESTION</source>
            <translation>{path}：类别列表中没有任何类别；请每行写一个标签，例如 QUESTION</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>there is no OTHER line; background is a separate class anyway</source>
            <translation>没有 OTHER 这一行；背景仍会自成一个类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>add OTHER as the first line</source>
            <translation>把 OTHER 放在第一行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>label {name}: a class list cannot store this name; remove leading and trailing spaces and line breaks</source>
            <translation>标签 {name}：类别列表无法保存这个名称；请去掉前后的空格和换行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>label {name}: PaddleOCR treats `O` as background; rename the label</source>
            <translation>标签 {name}：PaddleOCR 把 `O` 当作背景；请给标签换个名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>label {name}: PaddleOCR ignores case, so this name appears twice; rename one of the labels</source>
            <translation>标签 {name}：PaddleOCR 不区分大小写，因此该名称重复；请重命名其一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/class_list.py" />
            <source>{path}: class list not found; check the path</source>
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
            <source>the image name is too long</source>
            <translation>图像名称过长</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/collector.py" />
            <source>{image}: this image already has a page; the second page was skipped</source>
            <translation>{image}：同一图像的第二个页面；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/collector.py" />
            <source>values that are nested too deeply were skipped</source>
            <translation>嵌套过深的值已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/collector.py" />
            <source>{name}: no usable pages</source>
            <translation>{name}：没有可用的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: this is a folder, not an image; open it as a folder</source>
            <translation>{path}：这是文件夹而不是图像；请作为文件夹打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: this is not a regular file but a pipe or a device; choose an image</source>
            <translation>{path}：这不是普通文件，而是管道或设备；请选择图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: the image is missing; restore it or remove the page</source>
            <translation>{path}：图像不存在；请放回图像或移除该页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: you do not have permission to read this image; change its permissions</source>
            <translation>{path}：您没有读取该图像的权限；请更改其权限</translation>
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
            <translation>{path}：读取 HEIC 需要 pi-heif 包；请安装它，或把图像另存为 JPEG</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: there is no page {frame}; the file has {frames}</source>
            <translation>{path}：没有第 {frame} 页；该文件有 {frames} 页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: this image format is not supported; save the image as {kinds}</source>
            <translation>{path}：不支持这种图像格式；请另存为 {kinds}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: not enough memory for this image; scale it down or close other programs</source>
            <translation>{path}：内存不足以打开该图像；请缩小图像或关闭其他程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: the image is damaged or incomplete ({fault}); scan or copy it again</source>
            <translation>{path}：图像已损坏或不完整（{fault}）；请重新扫描或复制</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: {width} x {height} pixels is too large (the limit is {max_pixels} megapixels); scale the image down (200 dpi is enough)</source>
            <translation>{path}：{width} x {height} 像素过大（上限为 {max_pixels} 百万像素）；请缩小图像（200 dpi 就够了）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/decoders.py" />
            <source>{path}: {width} x {height} pixels are too long for a page (the limit is {max_side} pixels a side); cut the image into several pages</source>
            <translation>{path}：{width} x {height} 像素对一页来说太长（每边最多 {max_side} 像素）；请把图像切成多页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/document_tables.py" />
            <source>nothing was found, and nobody has taught this field yet</source>
            <translation>未找到任何值，且此字段尚未被教过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/document_tables.py" />
            <source>it is unsure that there is none: </source>
            <translation>不确定是否确实没有：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/document_tables.py" />
            <source>{what}the score {score} is below {below}</source>
            <translation>{what}得分 {score} 低于 {below}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_images.py" />
            <source>skipped, because these file types cannot be read: {kinds}; save them as PDF or PNG</source>
            <translation>已跳过，因为无法读取这些类型的文件：{kinds}；请另存为 PDF 或 PNG</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_images.py" />
            <source>skipped, because these are not regular files (broken links, pipes): {no_files}</source>
            <translation>已跳过，因为这些不是普通文件（失效的链接、管道）：{no_files}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_images.py" />
            <source>{folder}: there are no images or PDF files in this folder</source>
            <translation>{folder}：该文件夹中没有图像或 PDF 文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_images.py" />
            <source>{text}, but there are some in its subfolders ({listed}); choose one of those</source>
            <translation>{text}，但其子文件夹（{listed}）中有；请从中选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_images.py" />
            <source>put PNG, JPEG, TIFF or PDF files there, or open another folder</source>
            <translation>请放入 PNG、JPEG、TIFF 或 PDF 文件，或打开其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_writer.py" />
            <source>{folder}: the folder already contains {names}; choose another folder or allow overwriting</source>
            <translation>{folder}：已有 {names}；请选择其他文件夹或允许覆盖</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/folder_writer.py" />
            <source>{name} points outside the export folder</source>
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
            <source>{name} has no text or no words; PaddleOCR's converter skips it</source>
            <translation>{name} 没有文字或没有单词；PaddleOCR 的转换器会跳过它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>{name} has a word without a usable box; the word was skipped</source>
            <translation>{name} 有一个单词没有可用的框；该单词已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>{name} has a line that starts with an empty word; PaddleOCR's converter skips it ({shown})</source>
            <translation>{name} 有一行以空单词开头；PaddleOCR 的转换器会跳过它（{shown}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>{name} has {words} words without text; they were skipped</source>
            <translation>{name} 有 {words} 个没有文字的单词；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>entity {shown} has a link that is not [id, id]</source>
            <translation>实体 {shown} 有一个不是 [id, id] 的链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>the page has more than {max_pairs} links; the rest were skipped</source>
            <translation>页面的链接超过 {max_pairs} 个；其余已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/conversion.py" />
            <source>the link {ends} has no segment on one side; PaddleOCR's converter skips it</source>
            <translation>链接 {ends} 的一端没有文本段；PaddleOCR 的转换器会跳过它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/format.py" />
            <source>it has no `form` list, so it is not a FUNSD file</source>
            <translation>其中没有 `form` 列表，因此不是 FUNSD</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/format.py" />
            <source>remove the file</source>
            <translation>删除该文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/funsd/format.py" />
            <source>FUNSD keeps entities without text ({blank}), but PaddleOCR's converter skips them</source>
            <translation>FUNSD 会保留没有文字的实体（{blank} 个），而 PaddleOCR 的转换器会跳过它们</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/image_checks.py" />
            <source>restore the image, or exclude the page</source>
            <translation>恢复图像，或排除该页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/image_checks.py" />
            <source>the image is now {size} pixels but was {was} when it was annotated; its entities are in the wrong places</source>
            <translation>图像现在是 {size} 像素，标注时是 {was}；其实体的位置不对</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/image_checks.py" />
            <source>fit annotations to image</source>
            <translation>让标注适应图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/image_fit.py" />
            <source>the file was made for an image of {was} pixels, before it was rotated to {now}; its regions were rotated</source>
            <translation>该文件对应的图像为 {was} 像素，此后图像被旋转为 {now}；其中的区域已随之旋转</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/image_fit.py" />
            <source>the file was made for an image of {was} pixels; its regions were scaled to {now}</source>
            <translation>该文件对应的图像为 {was} 像素；其中的区域已缩放到 {now}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/image_fit.py" />
            <source>the file was made for an image of {was} pixels; this image is {now}</source>
            <translation>该文件是为 {was} 像素的图像制作的；这幅图像是 {now}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/image_mark.py" />
            <source>{path}: the image cannot be read ({reason})</source>
            <translation>{path}：无法读取图像（{reason}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/images.py" />
            <source>{folder}: folder not found; choose a folder with page images</source>
            <translation>{folder}：没有这个文件夹；请选择存放页面图像的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/images.py" />
            <source>{filename}: you do not have permission to read this folder; change its permissions</source>
            <translation>{filename}：您没有读取该文件夹的权限；请更改其权限</translation>
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
            <source>its data does not name an image</source>
            <translation>其数据没有指明图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>{where}, page {number}</source>
            <translation>{where}，第 {number} 页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>neither the results nor an image give the page size</source>
            <translation>结果和图像都没有说明页面的大小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>specify the folder</source>
            <translation>请指明文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>its texts cannot be matched to its regions; export the project as JSON to include them</source>
            <translation>无法判断文字属于哪个区域；请把项目导出为 JSON 以保留这一信息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>it has {done} annotations; the last one was used</source>
            <translation>有 {done} 份标注；采用了最后一份</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>{sizeless}: Label Studio stores positions in percent of the image size; specify the image folder</source>
            <translation>{sizeless}：Label Studio 以图像的百分比计；请指明图像所在的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/format.py" />
            <source>{settings}: this file already exists; choose another name or allow overwriting</source>
            <translation>{settings}：该文件已存在；请换个名称或允许覆盖</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/pages.py" />
            <source>a relation connects two pages; it was skipped</source>
            <translation>有一个关系连接了两个页面；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/pages.py" />
            <source>{lost} results do not belong to any of the {count} pages of the task; they were skipped</source>
            <translation>有 {lost} 个结果不属于任务的 {count} 个页面；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>a result is not a JSON object</source>
            <translation>有一个结果不是 JSON 对象</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>the relation from {shown} to {shown2} refers to a region that does not exist</source>
            <translation>从 {shown} 到 {shown2} 的关系指向不存在的区域</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>a relation connects {shown} and {shown2}, which are not region ids</source>
            <translation>有一个关系连接了 {shown} 和 {shown2}，它们不是区域编号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>the relation label {shown} was skipped</source>
            <translation>关系的标签 {shown} 已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>a result of type {shown} is not a region, text or label; it was skipped</source>
            <translation>类型为 {shown} 的结果不是区域、文字或标签；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/labelstudio/regions.py" />
            <source>a region has the labels {shown}; only one was kept</source>
            <translation>有一个区域的标签是 {shown}；只保留了一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>{image_dir}: folder not found; specify the folder that the image paths are relative to</source>
            <translation>{image_dir}：没有这个文件夹；请指明图像路径的起始文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>line {line}</source>
            <translation>第 {line} 行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>{where}: PaddleOCR may not be able to read this image format, or may read it rotated</source>
            <translation>{where}：PaddleOCR 可能读不了这种图像，或者读出来方向不正</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>save it as PNG</source>
            <translation>另存为 PNG</translation>
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
            <source>{where}: PaddleOCR reads a path that starts with `[` as a list of paths</source>
            <translation>{where}：PaddleOCR 会把以 `[` 开头的路径当作路径列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>write ./{image}</source>
            <translation>写成 ./{image}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>{where}: this path works only on this computer</source>
            <translation>{where}：该路径只在这台机器上有效</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>move the image to the image folder</source>
            <translation>把图像放进图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>line {line}: the image is already on line {line2}, as {image}; both are used for training</source>
            <translation>第 {line} 行：该图像在第 {line2} 行已以 {image} 出现过；两行都会用于训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>keep one of them</source>
            <translation>保留其中之一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>the image is also in {name} ({relative_name})</source>
            <translation>该图像也在 {name} 中（{relative_name}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>{before}; training pages must not be used for evaluation</source>
            <translation>{before}；训练页面不能用于评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/check.py" />
            <source>remove it from one of them</source>
            <translation>从二者之一中去掉它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/export.py" />
            <source>{folder}: the folder already has {join}; choose an empty folder or allow overwriting</source>
            <translation>{folder}：已有 {join}；请选择空文件夹或允许覆盖</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/export.py" />
            <source>{folder}: the page images themselves are in this folder; choose another export folder</source>
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
            <source>the image is now {size} pixels but was {was} when it was annotated; fit the annotations to it</source>
            <translation>图像现在为 {size} 像素，标注时为 {was} 像素；请让标注适应图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/findings.py" />
            <source>{where}, entity {entity}</source>
            <translation>{where}，实体 {entity}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/findings.py" />
            <source>{message} (and {more} more like this)</source>
            <translation>{message}（以及另外 {more} 个类似的）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>a column is in quotes, as spreadsheets write it</source>
            <translation>有一列带引号，如电子表格所写</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>remove the quotes around it</source>
            <translation>去掉它的引号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>the line is blank; PaddleOCR treats it as a damaged page</source>
            <translation>该行是空行，PaddleOCR 会把它当作损坏的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>two records are on one line</source>
            <translation>一行中有两条记录</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>write each record on its own line</source>
            <translation>每条记录各写一行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>text after a second tab is ignored</source>
            <translation>第二个制表符之后的内容不会被读取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>the JSON is damaged (extra text after it: {strip})</source>
            <translation>JSON 已损坏（其后有多余的文字：{strip}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>there is no tab between the image path and the JSON</source>
            <translation>图像路径与 JSON 之间没有制表符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>insert a tab</source>
            <translation>插入制表符</translation>
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
            <source>it contains NaN, Infinity or a number that is too large</source>
            <translation>其中有 NaN、Infinity 或过大的数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>write null instead</source>
            <translation>改写为 null</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>the closing quote is missing</source>
            <translation>缺少右引号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>it uses single quotes, as in Python</source>
            <translation>它使用了 Python 的单引号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>write it as JSON</source>
            <translation>写成 JSON</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>the JSON is damaged ({position})</source>
            <translation>JSON 已损坏（{position}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>the line lists {paths} images; the first one is used</source>
            <translation>该行列出了 {paths} 幅图像；使用第一幅</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/lines.py" />
            <source>{msg} at character {pos} after the tab</source>
            <translation>{msg}，在制表符后第 {pos} 个字符处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>line 1: the file starts with a byte order mark, which PaddleOCR reads as part of the first image name</source>
            <translation>第 1 行：文件以字节顺序标记（BOM）开头；PaddleOCR 会把它当作第一个图像名称的一部分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>{where}: this image already has a line; the second line was skipped</source>
            <translation>{where}：同一图像的第二行；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>merge the two lines</source>
            <translation>合并这两行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>{where}: the image name {encodable} is not UTF-8, so a label file cannot store it</source>
            <translation>{where}：图像名 {encodable} 不是 UTF-8，标签文件无法保存</translation>
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
            <source>add the image or remove the line</source>
            <translation>把图像放到那里，或删除该行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>line {number}</source>
            <translation>第 {number} 行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>{fault}; the line was skipped</source>
            <translation>{fault}；该行已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>fix or remove the line</source>
            <translation>改正或删除该行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>byte {start} is not UTF-8</source>
            <translation>第 {start} 个字节不是 UTF-8</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/reader.py" />
            <source>line {line}: the image is already on line {first}; both are used for training</source>
            <translation>第 {line} 行：该图像在第 {first} 行已出现过；两行都会用于训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>the line is an object with `ocr_info`, which PaddleOCR no longer reads (since 2.6)</source>
            <translation>该行是带 `ocr_info` 的对象，PaddleOCR 2.6 之后不再读取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write the line as a list</source>
            <translation>把该行写成列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>the text after the tab must be a JSON list of entities; the line was skipped</source>
            <translation>制表符之后必须是实体的 JSON 列表；该行已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>RE ignores the links of {label}: the name must be lower case</source>
            <translation>RE 会忽略 {label} 的链接：名称必须是小写</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>use {lower} on the whole page</source>
            <translation>在整个页面上写成 {lower}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>{count} of {rows} list items are not JSON objects; they were skipped</source>
            <translation>{rows} 个列表项中有 {count} 个不是 JSON 对象；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it has {objects} entities; the first {max_entities} were kept</source>
            <translation>其中有 {objects} 个实体；保留了前 {max_entities} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>split the page</source>
            <translation>拆分该页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>no entity has an id: this is enough to train SER, but not links (RE)</source>
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
            <source>assign the id {new_id}</source>
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
            <source>remove them</source>
            <translation>删除它们</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it has no usable points and no bbox; it was skipped</source>
            <translation>没有可用的 points，也没有 bbox；已跳过</translation>
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
            <source>write them as such a list</source>
            <translation>写成这样的列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it has {points} points instead of 4</source>
            <translation>它有 {points} 个点而不是 4 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>use their bounding box</source>
            <translation>用它们的外接矩形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it has no transcription</source>
            <translation>没有 transcription</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>add an empty one</source>
            <translation>写一个空的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its transcription is {shown}, not a string</source>
            <translation>它的 transcription 是 {shown}，不是字符串</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write it as "{text}"</source>
            <translation>写成 "{text}"</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its text contains an incomplete character (a lone surrogate)</source>
            <translation>它的文字含有半个字符（孤立代理项）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its text is only whitespace</source>
            <translation>它的文字只有空白</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>use an empty text</source>
            <translation>写成空文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its label is the number {raw}</source>
            <translation>它的标签是数字 {raw}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write it as "{raw}"</source>
            <translation>写成 "{raw}"</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its label {shown} has leading or trailing spaces</source>
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
            <source>its {key} is {shown}; it must be between 0 and 1</source>
            <translation>它的 {key} 是 {shown}，不在 0 到 1 之间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>no entity has `linking`: this is enough to train SER, but not RE</source>
            <translation>没有实体带 `linking`：可以训练 SER，但不能训练 RE</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>add empty ones</source>
            <translation>写上空的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it is linked to itself</source>
            <translation>它链接到自身</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>it has no `linking`</source>
            <translation>没有 `linking`</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>add an empty list</source>
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
            <source>its linking is a single pair {shown} instead of a list of pairs</source>
            <translation>它的 linking 只是一对裸值 {shown}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>write [{raw}]</source>
            <translation>写成 [{raw}]</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its linking contains {shown}, which is not [id, id]</source>
            <translation>它的 linking 含有 {shown}，不是 [id, id]</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its linking {shown} mixes types</source>
            <translation>它的 linking {shown} 混用了类型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>use whole numbers</source>
            <translation>写成整数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/repair.py" />
            <source>its link {list} refers to entity {missing}, which is not on the page</source>
            <translation>它的链接 {list} 指向实体 {missing}，页面上没有该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/paddleocr/writer.py" />
            <source>a page has no image name, so a label file cannot store it</source>
            <translation>有一页没有图像名称，因此无法存入标注文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/page_process.py" />
            <source>{path}: reading this page ended the process that read it ({answer}): it is damaged or takes too much memory; save it anew as PDF or PNG</source>
            <translation>{path}：读取此页使读取进程终止（{answer}）：页面已损坏或占用内存过多；请重新另存为 PDF 或 PNG</translation>
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
            <source>{path}: the file cannot be read ({strerror})</source>
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
            <source>the PDF is password-protected; save a copy without a password and open that</source>
            <translation>PDF 有密码保护；请另存一份不带密码的再打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/pdf.py" />
            <source>the PDF is damaged or incomplete ({fault}); create it again</source>
            <translation>PDF 已损坏或不完整（{fault}）；请重新制作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/pdf_forms.py" />
            <source>it has {count} form fields and annotations; only the first {most_fields} are read</source>
            <translation>有 {count} 个表单域和注释；只读取前 {most_fields} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/pdf_forms.py" />
            <source>form fields under others are left out: {found}</source>
            <translation>位于其他表单域之下而被略去的表单域：{found}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/pdf_text.py" />
            <source>its text layer has {count} characters, more than {most_characters}, and is not used</source>
            <translation>文本层有 {count} 个字符，超过 {most_characters} 个，因此不使用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/per_page.py" />
            <source>{folder}: there is no label file ({join}) in this folder; choose another folder</source>
            <translation>{folder}：这里没有标签文件（{join}）；请选择其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/per_page.py" />
            <source>{folder}: the folder cannot be read ({strerror}); check its permissions</source>
            <translation>{folder}：无法读取该文件夹（{strerror}）；请检查其权限</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>{folder}: neither {labels} nor {cache} found; choose the folder that was open in PPOCRLabel</source>
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
            <source>the text after the tab is not a JSON list of boxes</source>
            <translation>制表符之后没有框的 JSON 列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>{name}, line {number}</source>
            <translation>{name} 第 {number} 行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>there is no tab after the image path</source>
            <translation>图像路径之后没有制表符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>PPOCRLabel lists only images with boxes: {count} pages without boxes were left out</source>
            <translation>PPOCRLabel 只为有框的图像写行：{count} 个没有框的页面已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/ppocrlabel.py" />
            <source>PPOCRLabel changes the words true, false and null when it reads a file: {texts} texts contain them</source>
            <translation>PPOCRLabel 读取时会改变 true、false 和 null 这些词：有 {texts} 处文字含有它们</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/recognition.py" />
            <source>{image}, entity {id}: the line does not lie on the image; correct its place</source>
            <translation>{image}，实体 {id}：这一行不在图像上；请更正其位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/recognition.py" />
            <source>{path}: a recognition set is cut out of the images; name the folder that holds them</source>
            <translation>{path}：识别数据集要从图像中裁出；请指定图像所在的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/recognition.py" />
            <source>{unseen} texts that nobody has checked were left out; mark the page as reviewed to take them</source>
            <translation>有 {unseen} 段没有人核对过的文字未写入；把页面标记为已审核即可写入</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/recognition.py" />
            <source>{path}: there are no checked texts to write; correct texts or mark pages as reviewed</source>
            <translation>{path}：没有核对过的文字可写；请更正文字或把页面标记为已审核</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/recognition.py" />
            <source>PPOCRLabel recognition set</source>
            <translation>PPOCRLabel 识别数据集</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{name}: unknown format; choose one of {join}</source>
            <translation>{name}：没有这种格式；请从 {join} 中选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: file or folder not found; check the path</source>
            <translation>{path}：没有这个文件或文件夹；请检查路径</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: format not recognised ({known} can be read); check the path</source>
            <translation>{path}：不是可以读取的格式（{known}）；请检查路径</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: {title} stores fields without their positions, so there are no entities to read</source>
            <translation>{path}：{title} 只保存字段而不保存位置，因此没有可读取的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>the page is excluded and was left out</source>
            <translation>该页面已排除，因此略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: there are no pages to write; all of them are excluded or missing</source>
            <translation>{path}：没有可写的页面；它们都被排除或缺失</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: this file already exists; choose another name or allow overwriting</source>
            <translation>{path}：该文件已存在；请换个名称或允许覆盖</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/registry.py" />
            <source>{path}: this is not a valid path ({name}); check it</source>
            <translation>{path}：这不可能是路径（{name}）；请检查</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>label file</source>
            <translation>标签文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: {what} not found; check the path</source>
            <translation>{path}：找不到{what}；请检查路径</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: this is a folder; choose the {what} in it</source>
            <translation>{path}：这是文件夹；请指明其中的{what}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: the {what} cannot be read ({reason})</source>
            <translation>{path}：无法读取{what}（{reason}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: {size} MB is too large for a {what}; split it into several files</source>
            <translation>{path}：{what}有 {size} MB，太大了；请拆成几个文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: the {what} is UTF-16; save it as UTF-8 without a byte order mark</source>
            <translation>{path}：{what}是 UTF-16；请另存为不带 BOM 的 UTF-8</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: line {line}: byte {start} is not UTF-8; save the file as UTF-8</source>
            <translation>{path}：第 {line} 行：第 {start} 个字节不是 UTF-8；请另存为 UTF-8</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sources.py" />
            <source>{path}: the JSON is damaged ({fault}); export the file again from the program that made it</source>
            <translation>{path}：JSON 已损坏（{fault}）；请用原来的程序重新生成</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/split.py" />
            <source>the validation share is {val_ratio}; it must be at least 0 and below 1, for example 0.2</source>
            <translation>验证比例是 {val_ratio}；必须大于等于 0 且小于 1，例如 0.2</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>no line has the form `x1,y1,...,x4,y4,text`</source>
            <translation>其中没有一行是 `x1,y1,...,x4,y4,text`</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>line {index} does not start with eight numbers; it was skipped</source>
            <translation>第 {index} 行不是以八个数字开头；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>the fields cannot be read ({fault})</source>
            <translation>无法读取字段（{fault}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>fields that are not text were skipped</source>
            <translation>不是文字的字段已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>there are too many lines or fields to match them</source>
            <translation>行或字段太多，无法互相对应</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>no line matches the field {shown}, {shown2}; it was skipped</source>
            <translation>没有一行含有字段 {shown}（{shown2}）；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>does not store keys, values and headers: {unnamed} entities lose their label</source>
            <translation>不保存键、值和标题：{unnamed} 个实体失去了标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>stores labels as page fields, which are found again by their text</source>
            <translation>把标签保存为页面的字段，再按文字找回</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/sroie.py" />
            <source>stores each text on one line: {broken} texts lose their line breaks</source>
            <translation>一段文字只保存为一行：{broken} 段文字失去了换行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/tables.py" />
            <source>{path}: the table {name} has {rows} rows, and an Excel sheet {most_rows} at most; write CSV, or fewer pages at a time</source>
            <translation>{path}：表格 {name} 有 {rows} 行，而一张 Excel 工作表最多 {most_rows} 行；请改用 CSV，或一次处理较少的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/tables.py" />
            <source>column {column}</source>
            <translation>第 {column} 列</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>stores fields without positions: the polygons of {counted} are left out</source>
            <translation>只保存字段，不保存位置：{counted}的多边形已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>renumbers entities when the file is read</source>
            <translation>读取时会重新给实体编号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>stores only lines of text: {counted} or codes left out</source>
            <translation>只保存文本行：未导出 {counted}或条码</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>upright boxes</source>
            <translation>正放的矩形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>four-corner polygons</source>
            <translation>四边形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>stores only {kept}: {counted} become bounding boxes</source>
            <translation>只保存{kept}：{counted}变成了外接矩形</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>does not store extra data of other programs for entities: {some} left out</source>
            <translation>无处保存其他程序随实体保存的内容：{some} 已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>does not store links: {counted} left out</source>
            <translation>不保存链接：{counted}已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>does not store link scores: {counted} left out</source>
            <translation>不保存链接的分数：{counted}已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>does not store extra data of other programs for pages: {some} left out</source>
            <translation>无处保存其他程序随页面保存的内容：{some} 已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>stores image names but not page numbers: {counted} of PDF or TIFF files lose their number</source>
            <translation>只记图像，不记其中的页：{counted}（PDF 或 TIFF）丢失了页号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>does not store this review state: {counted} will no longer be {state}</source>
            <translation>没有这种审核状态：{counted}不再是“{state}”</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>does not store rejections: models may propose the rejected items again ({count})</source>
            <translation>不保存被拒绝的内容：模型可能再次提出（{count} 项）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>marks everything on a pre-annotated page as proposed: so do {counted} set by hand</source>
            <translation>把预标注页面上的一切都当作提议：人工设定的{counted}也算</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>does not store scores: {counted} proposed by models will count as set by hand</source>
            <translation>不保存分数：模型提出的{counted}将算作人工</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/unsupported.py" />
            <source>recognises proposals by their scores: {counted} without a score will count as set by hand</source>
            <translation>靠分数辨认提议：{counted}没有分数，将算作人工</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}: {width} columns are too many for a table of values; at most {most_columns}</source>
            <translation>{path}：值表有 {width} 列，过多；最多 {most_columns} 列</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}: results of its formulas are not in the file; save it once in a spreadsheet program</source>
            <translation>{path}：文件中没有公式的计算结果；请用电子表格程序打开并保存一次</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}: tables of this kind are not read; save it as XLSX or CSV</source>
            <translation>{path}：不支持此类表格；请另存为 XLSX 或 CSV</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}, line {line}: not a table ({fault}); save it as CSV again</source>
            <translation>{path}，第 {line} 行：不是表格（{fault}）；请重新另存为 CSV</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>a row of more than {longest_row} characters</source>
            <translation>有一行超过 {longest_row} 个字符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}: more than {most_rows} rows are too many for a table of values</source>
            <translation>{path}：值表的行数不能超过 {most_rows}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}: more than {most_cells} cells are too many for a table of values</source>
            <translation>{path}：值表的单元格不能超过 {most_cells} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}: this is no CSV file; save the table as CSV or XLSX</source>
            <translation>{path}：这不是 CSV 文件；请将表格另存为 CSV 或 XLSX</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}: there is no such table; check the path</source>
            <translation>{path}：没有这个表格；请检查路径</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}: the table cannot be read ({strerror})</source>
            <translation>{path}：无法读取表格（{strerror}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}: the workbook is too large; save the one sheet as CSV</source>
            <translation>{path}：工作簿过大；请将该工作表另存为 CSV</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/value_table.py" />
            <source>{path}: not a workbook that can be read ({short}); save it as CSV</source>
            <translation>{path}：不是可读取的工作簿（{short}）；请另存为 CSV</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/values.py" />
            <source>brackets are nested too deeply</source>
            <translation>括号嵌套过深</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/wildreceipt.py" />
            <source>class list</source>
            <translation>类别列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/wildreceipt.py" />
            <source>{path}: the numbers are not 0, 1, 2, ... in order; sort the lines</source>
            <translation>{path}：编号不是依次的 0、1、2、……；请对行排序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/wildreceipt.py" />
            <source>there is no image with a list of entities</source>
            <translation>没有带实体列表的图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xanylabeling.py" />
            <source>it has no `shapes` list, so it is not an X-AnyLabeling file</source>
            <translation>其中没有 `shapes` 列表，因此不是 X-AnyLabeling</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xanylabeling.py" />
            <source>shape {index} is a {shown}, not a region; it was skipped</source>
            <translation>第 {index} 个形状是 {shown}，不是区域；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>{path}: this is not XFUND: it has no `documents` list; choose the correct format</source>
            <translation>{path}：这不是 XFUND：没有 `documents` 列表；请选择它实际的格式</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>document {number}</source>
            <translation>文档 {number}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>it does not name an image (`img`, `fname`)</source>
            <translation>没有指明图像（`img`、`fname`）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>add the name</source>
            <translation>填入名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>it has no entity list (`document`)</source>
            <translation>没有实体列表（`document`）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/xfund.py" />
            <source>add the list</source>
            <translation>填入列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/yaml_files.py" />
            <source>it has more than {most_settings} characters</source>
            <translation>超过 {most_settings} 个字符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/yaml_files.py" />
            <source>it has more than {most} values</source>
            <translation>超过 {most} 个值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/formats/yaml_files.py" />
            <source>a part of it contains itself</source>
            <translation>其中有一部分包含自身</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/archive.py" />
            <source>{path}: this is not a {fields_file} of this program; train again</source>
            <translation>{path}：不是本程序的 {fields_file}；请重新训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/archive.py" />
            <source>{path}: made with a newer version of the program; update the program or train again</source>
            <translation>{path}：由更新版本的程序生成；请更新程序或重新训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/archive.py" />
            <source>{path}: it cannot be read as {fields_file} ({fault}); train again</source>
            <translation>{path}：无法作为 {fields_file} 读取（{fault}）；请重新训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/archive.py" />
            <source>{path}, schema</source>
            <translation>{path}，字段方案</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/mark_values.py" />
            <source>several options are ticked, but the field takes one</source>
            <translation>勾选了多个选项，但该字段只接受一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/mark_values.py" />
            <source>a value is required, but none was found</source>
            <translation>此字段必填，但未找到值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/open_fields.py" />
            <source>a value stands beside this key, but no link joins them</source>
            <translation>此键旁边有一个值，但没有链接将它们连接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/prior.py" />
            <source>{path}: the ranker of this template is damaged ({fault}); reinstall the program</source>
            <translation>{path}：此模板的排序模型已损坏（{fault}）；请重新安装程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/prior.py" />
            <source>it has a different version</source>
            <translation>版本不同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/result.py" />
            <source>only another reading of this line fits the check digits or the rule; compare it with the image</source>
            <translation>只有该行的另一种识别结果符合校验位或规则；请与图像核对</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>rule {text}...: it is longer than {most_characters} characters; split it into several rules</source>
            <translation>规则 {text}…：超过 {most_characters} 个字符；请拆成多条规则</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>rule {text}: it does not use any field</source>
            <translation>规则 {text}：没有使用任何字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>rule {text}: {strip} is not an expression such as: net + tax</source>
            <translation>规则 {text}：{strip} 不是表达式，例如 net + tax</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>a number of days</source>
            <translation>天数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>it always divides by zero</source>
            <translation>它总是除以零</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>it can never be computed ({reason})</source>
            <translation>永远无法计算（{reason}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>it compares {kinds} with {kinds2}</source>
            <translation>它将{kinds}与{kinds2}比较</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>rule {text}: {next}; correct the rule or the types of its fields</source>
            <translation>规则 {text}：{next}；请修改规则或其字段的类型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>rule {rule}: there is no field {name}; correct the name, or put [ ] around names of several words</source>
            <translation>规则 {rule}：没有字段 {name}；请更正名称，由多个词组成的名称请用 [ ] 括起</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>rule {text}: it divides by zero here</source>
            <translation>规则 {text}：此处除以零</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>rule {text}: it cannot be computed ({fault})</source>
            <translation>规则 {text}：无法计算（{fault}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>rule {text} is not met</source>
            <translation>不满足规则 {text}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>its numbers become too large</source>
            <translation>数字过大</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>texts can only be compared and joined</source>
            <translation>文字只能比较和连接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/rules.py" />
            <source>a field with several values needs sum, count, min or max</source>
            <translation>有多个值的字段需要使用 sum、count、min 或 max</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>schema {name}: there is no template with this name; choose one of {listed}</source>
            <translation>字段方案 {name}：没有此名称的模板；请从 {listed} 中选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{name}: schema not found; specify a {schema_file} file or one of the templates {listed}</source>
            <translation>{name}：找不到字段方案；请指定 {schema_file} 文件或模板 {listed} 之一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{source}: currency {currency} must have three letters, such as EUR</source>
            <translation>{source}：货币 {currency} 必须是三个字母，例如 EUR</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{source}: unknown template {template}; choose one of {listed}</source>
            <translation>{source}：未知模板 {template}；请选择其中之一：{listed}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{source}, field {name}: the template {template} has no field {like} that it can be like; choose one of {listed}</source>
            <translation>{source}，字段 {name}：模板 {template} 没有可供参照的字段 {like}；请选择其中之一：{listed}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{path}: this is not UTF-8 text; save it as UTF-8</source>
            <translation>{path}：不是 UTF-8 文本；请另存为 UTF-8</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{source}: this is not TOML ({fault})</source>
            <translation>{source}：不是 TOML（{fault}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{source}: each field needs its own section, which starts with [[field]]</source>
            <translation>{source}：每个字段都需要以 [[field]] 开头的一节</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{source}: it has {rows} fields; at most {most_fields} are possible</source>
            <translation>{source}：有 {rows} 个字段；最多 {most_fields} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{source}: it has {rules} rules; at most {most_rules} are possible</source>
            <translation>{source}：有 {rules} 条规则；最多可有 {most_rules} 条</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{source}: two fields have the name {twice}; rename one of them</source>
            <translation>{source}：两个字段同名 {twice}；请重命名其中一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{source}, field {number}</source>
            <translation>{source}，字段 {number}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{source}, field {name}</source>
            <translation>{source}，字段 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{where}: unknown checksum {checksum}; use iban, vat, luhn, ean or a python-stdnum module</source>
            <translation>{where}：未知的校验 {checksum}；请使用 iban、vat、luhn、ean 或 python-stdnum 的模块</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{where}: unknown key {listed}; possible keys are {listed2}</source>
            <translation>{where}：未知的键 {listed}；可用的键为 {listed2}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{where}: {key} must be a text in quotes</source>
            <translation>{where}：{key} 必须是带引号的文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{where}: {key} must be true or false</source>
            <translation>{where}：{key} 必须是 true 或 false</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{where}: {key} must be a list in square brackets</source>
            <translation>{where}：{key} 必须是方括号中的列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{where}: {key} must be a list of texts in quotes</source>
            <translation>{where}：{key} 必须是带引号文本的列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_file.py" />
            <source>{where}: unknown {replace} {value}; choose one of {known}</source>
            <translation>{where}：未知的 {replace} {value}；请从 {known} 中选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_guess.py" />
            <source>the list: it has no field names; write one name per line</source>
            <translation>列表：没有字段名；请每行写一个名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/schema_guess.py" />
            <source>the list: it has {names} names; a schema can have at most {most_names}</source>
            <translation>列表：有 {names} 个名称；字段方案最多 {most_names} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values.py" />
            <source>there is no text</source>
            <translation>没有文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values.py" />
            <source>a value of {plain} characters is too long; at most {most_characters} are possible</source>
            <translation>{plain} 个字符的值太长；最多 {most_characters} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values.py" />
            <source>a row has {most} cells, but the field has {columns} columns</source>
            <translation>某行有 {most} 个单元格，但字段只有 {columns} 列</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values.py" />
            <source>{short} is not a date</source>
            <translation>{short} 不是日期</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values.py" />
            <source>{short} is not a valid {value}</source>
            <translation>{short} 不是有效的 {value}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values.py" />
            <source>{short} is neither true nor false</source>
            <translation>{short} 既不是 true 也不是 false</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values.py" />
            <source>{short} has neither digits nor letters</source>
            <translation>{short} 既没有数字也没有字母</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values.py" />
            <source>the check digits of {short} are wrong ({checksum})</source>
            <translation>{short} 的校验位不正确（{checksum}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values.py" />
            <source>{short} is not one of the options</source>
            <translation>{short} 不在选项之中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>file name</source>
            <translation>文件名</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}: the table is empty; its first row names the columns</source>
            <translation>{source}：表格为空；第一行应为列名</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}: no column but {head} has values; add a column for each field</source>
            <translation>{source}：除 {head} 外没有任何列有值；请为每个字段添加一列</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}, row {number}: it names no file; it is left out</source>
            <translation>{source}，第 {number} 行：没有文件名，已略过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}, row {number}: {field} has {value} characters; it is left out</source>
            <translation>{source}，第 {number} 行：{field} 有 {value} 个字符，已略过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>other values; the first row counts</source>
            <translation>不同的值；以第一行为准</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>the same values; it counts once</source>
            <translation>相同的值；只计一次</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}, row {number}: {name} is there already with {which}</source>
            <translation>{source}，第 {number} 行：{name} 已经出现过，{which}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}: there is no column {wanted} with the file names; its columns are {columns}; rename the one that has them (on the command line, --image-col names it)</source>
            <translation>{source}：没有名为 {wanted} 的文件名列；现有列为 {columns}；请重命名含文件名的列（命令行中可用 --image-col 指定）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}: column {column} has no name; it is left out</source>
            <translation>{source}：第 {column} 列没有名称，已略过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}: two columns are called {name}; the first counts</source>
            <translation>{source}：有两列名为 {name}；以第一列为准</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}: the column {name} is empty; it is left out</source>
            <translation>{source}：列 {name} 为空，已略过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}: {name} may be {may_be}; write the folder, too</source>
            <translation>{source}：{name} 可能是 {may_be}；请同时写出文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}: no name in it is one of the {files} files (it names {named}); correct the names</source>
            <translation>{source}：其中没有任何名称属于这 {files} 个文件（写的是 {named}）；请更正名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}: {missing} of its names are no file here: {listed}</source>
            <translation>{source}：其中 {missing} 个名称在此没有对应的文件：{listed}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/fields/values_table.py" />
            <source>{source}: several rows are of the same file, and the first one counts: {listed}</source>
            <translation>{source}：多行属于同一文件，以第一行为准：{listed}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/classes.py" />
            <source>class list: there is a blank line; remove it</source>
            <translation>类别列表：有一行是空行；请删除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/classes.py" />
            <source>class list: {name} appears twice; remove one of the lines</source>
            <translation>类别列表：{name} 出现了两次；请删除其一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/encoding.py" />
            <source>entity {entity_id} has the label {labels}, which is not in the class list ({known}); add it there or change the label</source>
            <translation>实体 {entity_id} 的标签是 {labels}，类别列表（{known}）中没有它；请加入该标签或重新标注该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/linking.py" />
            <source>{path}: the file cannot be read ({fault}); copy or download it again</source>
            <translation>{path}：无法读取（{fault}）；请重新复制或下载</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/linking.py" />
            <source>{path}: this file was made for another version of the program; make the model pack again</source>
            <translation>{path}：是为本程序的另一版本制作的；请重新制作模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/linking.py" />
            <source>{path}: the file holds numbers that are none; copy or download it again</source>
            <translation>{path}：文件含有无效数值；请重新复制或下载</translation>
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
            <source>the model's results are not numbers, so its weights are damaged; download it again</source>
            <translation>模型的结果不是数字，因此其权重已损坏；请重新下载</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/sdmgr/classes.py" />
            <source>class list: line {index} is blank; remove it</source>
            <translation>类别列表：第 {index} 行是空行；请删除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/sdmgr/classes.py" />
            <source>class list: there are no classes to learn; write one label per line</source>
            <translation>类别列表：没有可学习的类别；请每行写一个标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/sdmgr/settings.py" />
            <source>image scale {list} and norm {norm} must be greater than 0</source>
            <translation>图像缩放 {list} 和 norm {norm} 必须大于 0</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/sdmgr/settings.py" />
            <source>these are not SDMGR network settings ({fault}); export the network again</source>
            <translation>这不是 SDMGR 网络的设置（{fault}）；请重新导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/sdmgr/settings.py" />
            <source>{path}: the file cannot be read ({fault}); copy the model again</source>
            <translation>{path}：无法读取（{fault}）；请重新复制模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/tokenizer.py" />
            <source>not a SentencePiece model</source>
            <translation>不是 SentencePiece 模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/tokenizer.py" />
            <source>{path}: the tokenizer cannot be read ({strerror}); specify it with --tokenizer</source>
            <translation>{path}：无法读取分词器（{strerror}）；请用 --tokenizer 指明</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/kie/tokenizer.py" />
            <source>{path}: this is not a SentencePiece model; specify the right file with --tokenizer</source>
            <translation>{path}：这不是 SentencePiece 模型；请用 --tokenizer 指明正确的文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: folder not found; check the path</source>
            <translation>{folder}：找不到文件夹；请检查路径</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: it has no {weights}; specify a checkpoint folder</source>
            <translation>{folder}：其中没有 {weights}；请指明检查点的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: this is {named}, but SER is needed</source>
            <translation>{folder}：这是{named}，而需要的是 SER</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: this is {named}, but RE is needed</source>
            <translation>{folder}：这是{named}，而需要的是 RE</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>has more than its config defines:</source>
            <translation>比其配置所说的多出：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: {what} {few}; weights and config do not match</source>
            <translation>{folder}：{what} {few}；权重与配置不相符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: {key} has the shape {list}, but should have {list2}; weights and config do not match</source>
            <translation>{folder}：{key} 的形状是 {list}，需要的是 {list2}；权重与配置不相符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: the checkpoint cannot be written ({strerror}); free up space or choose another folder</source>
            <translation>{folder}：无法写入检查点（{strerror}）；请腾出空间或指明其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{folder}: it has neither {configs} nor {configs2}; copy the config of this checkpoint there</source>
            <translation>{folder}：既没有 {configs} 也没有 {configs2}；请把随附的配置放到那里</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{path}: this is not JSON ({error}); copy or download it again</source>
            <translation>{path}：不是 JSON（{error}）；请重新复制或下载</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/checkpoint.py" />
            <source>{path}: this is not a network config</source>
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
            <source>hidden_size {hidden_size} must be 6 times coordinate_size {coordinate_size}: the position of a text line is made of six embeddings</source>
            <translation>hidden_size {hidden_size} 必须是 coordinate_size {coordinate_size} 的 6 倍：文本行的位置由六个嵌入拼成</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/config.py" />
            <source>max_2d_position_embeddings must be greater than 1000: boxes are in thousandths of the page</source>
            <translation>max_2d_position_embeddings 必须大于 1000：框以页面的千分之一计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/config.py" />
            <source>{name} is {flat}, which is not supported; only VI-LayoutXLM checkpoints (without a visual backbone) can be used</source>
            <translation>{name} 是 {flat}，不受支持；只能使用 VI-LayoutXLM 检查点（不带视觉骨干）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/config.py" />
            <source>a size is not a number ({error})</source>
            <translation>某个尺寸不是数字（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/onnx_weights.py" />
            <source>{folder}: this model pack does not support {upper}; start from one that does</source>
            <translation>{folder}：该模型包不适用于 {upper}；请从适用的模型包开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/onnx_weights.py" />
            <source>{folder}: its networks were not exported by KIE Desktop; start from a checkpoint instead</source>
            <translation>{folder}：其中的网络不是由 KIE Desktop 导出的；请从检查点开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/onnx_weights.py" />
            <source>{path}: the file cannot be read ({error}); copy the model pack again</source>
            <translation>{path}：无法读取（{error}）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/paddle_model.py" />
            <source>the network has {num_classes} classes, but the class list ({join}) gives {num_classes2}; specify the class list that it was trained with</source>
            <translation>网络有 {num_classes} 个类别，而类别列表（{join}）产生 {num_classes2} 个；请指明训练时所用的类别列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/paddle_model.py" />
            <source>the network has {vocab_size} tokens, but the tokenizer has {vocab_size2}; specify the tokenizer that it was trained with</source>
            <translation>网络认识 {vocab_size} 个词元，而分词器有 {vocab_size2} 个；请指明训练时所用的分词器</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>{folder}: {join} is missing; this is not a complete SDMGR checkpoint</source>
            <translation>{folder}：缺少 {join}；这不是完整的 SDMGR 检查点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>{place}: no SDMGR checkpoint (best_accuracy{weights_ending}) found; choose another folder</source>
            <translation>{place}：未找到 SDMGR 检查点（best_accuracy{weights_ending}）；请选择其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>{weights}: there is no {file_name} in the same folder; specify its class list and its dictionary</source>
            <translation>{weights}：旁边没有 {file_name}；请指明其类别列表和字典</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>has {shape} {what}, but the {file} gives {wanted}; specify the one that it was trained with</source>
            <translation>有 {shape} 个 {what}，而{file}产生 {wanted} 个；请指明当初所用的那一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/checkpoint.py" />
            <source>has the shape {list}, but should have {list2}; weights and settings do not match</source>
            <translation>的形状是 {list}，需要的是 {list2}；权重与设置不相符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/sizes.py" />
            <source>{name} is {value}; it must be a whole number greater than 0</source>
            <translation>{name} 是 {value}；必须是大于 0 的整数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/sizes.py" />
            <source>edge_embed {edge_embed} must equal node_embed {node_embed}: boxes and pairs have the same size</source>
            <translation>edge_embed {edge_embed} 必须等于 node_embed {node_embed}：框与框对的大小相同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/sizes.py" />
            <source>{name} is {getattr}; the page features allow only {only}</source>
            <translation>{name} 是 {getattr}；按照对页面的读取方式它只能是 {only}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/sdmgr/sizes.py" />
            <source>{join}: unknown SDMGR size settings</source>
            <translation>{join}：未知的 SDMGR 尺寸设置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: refused, because opening it would run {error}; a weights file contains only arrays, so get it from a source that you trust</source>
            <translation>{path}：已拒绝，因为打开它时会要求运行 {error}；权重文件只含数组，请从可信的来源获取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: the file is damaged or not a Paddle file ({error}); copy or download it again</source>
            <translation>{path}：文件已损坏或不是 Paddle 文件（{error}）；请重新复制或下载</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: the file does not contain a table of weights</source>
            <translation>{path}：其中没有权重表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: the slices of {key} do not fit together; copy or download the file again</source>
            <translation>{path}：{key} 的各个分片拼不起来；请重新复制或下载该文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: {key} is not an array; this is not a weights file</source>
            <translation>{path}：{key} 不是数组；这不是权重文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>{path}: {key} contains values that are not numbers (NaN or infinite), because training diverged; use an earlier checkpoint</source>
            <translation>{path}：{key} 含有不是数字的值（NaN 或无穷大），因为训练已发散；请使用更早的检查点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>the file is incomplete</source>
            <translation>文件不完整</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>it has too many instructions</source>
            <translation>指令过多</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>its unpacked content is too large</source>
            <translation>解包后的内容过大</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a type that is called</source>
            <translation>被调用的类型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a byte order {order}</source>
            <translation>字节顺序 {order}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array without a type or a shape</source>
            <translation>没有类型或形状的数组</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array without bytes</source>
            <translation>没有字节的数组</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array of shape {shape}</source>
            <translation>形状为 {shape} 的数组</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array of shape {shape} in {raw} bytes</source>
            <translation>{raw} 字节中形状为 {shape} 的数组</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a call of something that is not a function</source>
            <translation>对非函数的调用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a state for a {name}</source>
            <translation>{name} 的状态</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>items for something that is not a table</source>
            <translation>非表格的条目</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>values for something that is not a list</source>
            <translation>非列表的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a {name} as a key</source>
            <translation>以 {name} 为键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an object outside the file</source>
            <translation>文件之外的对象</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an instruction {bytes} that is not used in weights files</source>
            <translation>权重文件中不使用的指令 {bytes}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array of type {dtype}</source>
            <translation>类型为 {dtype} 的数组</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>an array without values</source>
            <translation>没有值的数组</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a {name} inside</source>
            <translation>其中的 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>it is nested too deeply or has too many parts</source>
            <translation>嵌套过深或部分过多</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/networks/unpickle.py" />
            <source>a container that contains itself</source>
            <translation>包含自身的容器</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/create.py" />
            <source>unknown OCR engine {name}; choose one of {join}</source>
            <translation>没有名为 {name} 的 OCR 引擎；请从 {join} 中选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/marks/detector.py" />
            <source>{path}: the weights that find check boxes are missing; reinstall the program</source>
            <translation>{path}：缺少查找复选框的权重；请重新安装程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle.py" />
            <source>{weights}: PaddleOCR does not start ({first_line}); check the weights</source>
            <translation>{weights}：PaddleOCR 无法启动（{first_line}）；请检查权重</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle_weights.py" />
            <source>pip install "kie-desktop[paddleocr]"</source>
            <translation>pip install "kie-desktop[paddleocr]"</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle_weights.py" />
            <source>pip install paddlepaddle</source>
            <translation>pip install paddlepaddle</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle_weights.py" />
            <source>the OCR engine paddle needs {module}, which is not installed; run: {install}</source>
            <translation>OCR 引擎 paddle 需要 {module}，但尚未安装；请运行：{install}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle_weights.py" />
            <source>there are no PaddleOCR weights on this computer; download some with 'kie-desktop models download pp-ocrv5-server' or in the window under Train &gt; Model packs, or specify a weights folder with --ocr-weights</source>
            <translation>这台机器上没有 PaddleOCR 的权重；可用 'kie-desktop models download pp-ocrv5-server' 或在窗口的“训练 &gt; 模型包”中获取，或用 --ocr-weights 指明权重文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle_weights.py" />
            <source>{description}: the file cannot be read ({strerror}); specify a folder with det and rec</source>
            <translation>{description}：无法读取（{strerror}）；请指明含有 det 和 rec 的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle_weights.py" />
            <source>{description}: this file does not name a network; copy the folder again</source>
            <translation>{description}：没有指明网络；请从原处重新复制该文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/paddle_weights.py" />
            <source>{source}: the OCR weights are missing; reinstall the rapidocr package</source>
            <translation>{source}：OCR 权重缺失；请重新安装 rapidocr 包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ocr/rapid.py" />
            <source>{file}: the OCR weights are missing; reinstall the rapidocr package</source>
            <translation>{file}：OCR 权重缺失；请重新安装 rapidocr 包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>connection watch</source>
            <translation>连接监视</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>it sends too slowly: less than {words}</source>
            <translation>发送过慢：少于 {words}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>all of it in {span_s} s</source>
            <translation>{span_s} 秒内的全部</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>{round} bytes in {span_s} s</source>
            <translation>{span_s} 秒内 {round} 字节</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>{address} does not start with https or http</source>
            <translation>{address} 不是以 https 或 http 开头</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>https or http</source>
            <translation>https 或 http</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/connection.py" />
            <source>redirects to an address without {wanted}</source>
            <translation>重定向到没有 {wanted} 的地址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{name}: another window or command is downloading this; wait until it has finished</source>
            <translation>{name}：另一个窗口或命令正在下载它；请等待其完成</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{hostname}: {fault}; try again later</source>
            <translation>{hostname}：{fault}；请稍后重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{hostname}: {fault}; check the connection and the proxy</source>
            <translation>{hostname}：{fault}；请检查网络连接和代理</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{hostname}: the connection was interrupted ({words}); try again</source>
            <translation>{hostname}：连接中断（{words}）；请重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{address}: this is not a web address; correct it in the settings</source>
            <translation>{address}：这不是网址；请在设置中更正</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{hostname}: the answer is larger than expected; check the address</source>
            <translation>{hostname}：返回的内容超出预期大小；请检查网址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{folder}: {megabytes} needed, {megabytes2} free; free up some space, or set KIE_DESKTOP_HOME to a folder on another disk</source>
            <translation>{folder}：那里需要 {megabytes}，而可用空间为 {megabytes2}；请腾出空间，或让 KIE_DESKTOP_HOME 指向其他磁盘上的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>sent a file whose SHA-256 does not match the published one</source>
            <translation>发来的文件的 SHA-256 与公布的不符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>sent a web page instead of the file (possibly from a login page or a proxy)</source>
            <translation>返回的是网页而不是文件（中间可能有登录页或代理）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>sent the file in a different encoding than requested</source>
            <translation>发送文件时用的编码与请求的不同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>the connection was closed after {megabytes} of {megabytes2}</source>
            <translation>连接在 {megabytes2} 中的 {megabytes} 处结束</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>has a different version of the file than the one downloaded so far</source>
            <translation>有的是文件的另一个版本，与已下载的不同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>answered {code} {reason}</source>
            <translation>返回 {code} {reason}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>cannot be reached ({words})</source>
            <translation>无法连接（{words}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>continued with a different version or part of the file</source>
            <translation>接着发送的是文件的另一个版本或另一部分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>the connection was interrupted ({words})</source>
            <translation>连接中断（{words}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{what} {size} bytes, but the file has {value}</source>
            <translation>{what} {size} 字节，而文件有 {value}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>the download will continue after {megabytes}</source>
            <translation>届时从 {megabytes} 处继续</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>the download will start from the beginning</source>
            <translation>届时从头开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/download.py" />
            <source>{name}: the download failed ({join}). Check the connection and the proxy (HTTPS_PROXY) and try again, {again}; or download {addresses} on another computer and add that file</source>
            <translation>{name}：无法下载（{join}）。请检查连接和代理（HTTPS_PROXY）后重新开始，{again}；或在另一台机器上获取 {addresses} 再添加该文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/drawing.py" />
            <source>{given}: this font cannot be read ({fault}); choose a .ttf, .ttc or .otf file</source>
            <translation>{given}：无法读取此字体（{fault}）；请选择 .ttf、.ttc 或 .otf 文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/engine.py" />
            <source>not enough memory for this page; close other programs</source>
            <translation>内存不足以处理该页面；请关闭其他程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/engine.py" />
            <source>unexpected error, {name}: {fault}</source>
            <translation>意外错误，{name}：{fault}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/engine.py" />
            <source>engine input</source>
            <translation>引擎输入</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/field_reader.py" />
            <source>the project's schema</source>
            <translation>项目的字段模式</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/field_reader.py" />
            <source>{model}: what was learned cannot be kept ({reason}); free some space</source>
            <translation>{model}：无法保存学到的内容（{reason}）；请腾出空间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/graph_check.py" />
            <source>{path}: the file cannot be read ({strerror}); copy the pack again</source>
            <translation>{path}：无法读取（{strerror}）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/graph_check.py" />
            <source>{path}: ONNX Runtime cannot load this network (it is damaged, or of another kind); copy the pack again</source>
            <translation>{path}：ONNX Runtime 无法加载此网络（已损坏或类型不同）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/graph_check.py" />
            <source>{path}: this network repeats a part of itself ({decode}), which no model pack needs and which may never end; do not use this pack</source>
            <translation>{path}：此网络会重复其自身的一部分（{decode}），任何模型包都不需要这样做，而且可能永不结束；请勿使用此模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/onnx_runner.py" />
            <source>{path}: the network has {shape} classes, but the pack's labels need {wanted}; export the pack again</source>
            <translation>{path}：给出 {shape} 个类别，而模型包的标签需要 {wanted} 个；请重新导出模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{name} cannot be used as the name of a model pack; {name_rule}</source>
            <translation>{name} 不能用作模型包的名称；{name_rule}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>a model pack named {name} already exists; choose another name with --name</source>
            <translation>已有名为 {name} 的模型包；请用 --name 给新的换个名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>fields learned from a person's pages</source>
            <translation>从用户页面学到的字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{folder}: this model pack was not added by you; only added packs can be removed</source>
            <translation>{folder}：该模型包不是添加进来的；只有添加的才能移除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{place}: the pack already exists; run 'kie-desktop models remove {name}' first</source>
            <translation>{place}：已存在；'kie-desktop models remove {name}' 可以腾出位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{name}: the archive of its {part} has no inference.yml; download it again</source>
            <translation>{name}：其 {part} 的压缩包中没有 inference.yml；请重新获取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{folder}: this model is exported for inference and has no readable weights; use the archive for training (its name ends in _pretrained), or export a checkpoint with export-model</source>
            <translation>{folder}：该模型是为推理导出的，没有可读取的权重；请获取用于训练的压缩包（名称以 _pretrained 结尾），或用 export-model 导出检查点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{folder}: this is neither a model pack ({description}) nor a checkpoint ({weights})</source>
            <translation>{folder}：其中既没有模型包（{description}）也没有检查点（{weights}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{archive}: {name} cannot be read; download the archive again</source>
            <translation>{archive}：无法读取 {name}；请重新获取压缩包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{archive}: the archive is damaged or not a .tar file ({fault}); download it again</source>
            <translation>{archive}：已损坏或不是 .tar 压缩包（{fault}）；请重新获取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>a header of {size} bytes</source>
            <translation>{size} 字节的文件头</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{archive}: {name} points outside the archive or is not a regular file; do not use this archive</source>
            <translation>{archive}：{name} 指向压缩包之外或不是普通文件；请不要信任它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pack_store.py" />
            <source>{archive}: its contents are larger than a model or than the free disk space; it was not opened</source>
            <translation>{archive}：内容多于一个模型应有的，或磁盘放不下；没有打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/page_notes.py" />
            <source>no text was found: the page is blank</source>
            <translation>未找到文字：页面是空白的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/page_notes.py" />
            <source>no text was found: the page is nearly all dark; scan or photograph it again</source>
            <translation>未找到文字：页面几乎全黑；请重新扫描或拍摄</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/page_notes.py" />
            <source>no text was found: the image has only {width} × {height} pixels; open a larger one</source>
            <translation>未找到文字：图像只有 {width} × {height} 像素；请打开更大的图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/page_notes.py" />
            <source>no text was found: print is too small on a sheet of {width} × {height} pixels; cut it up and open the parts</source>
            <translation>未找到文字：{width} × {height} 像素的图纸上字太小；请切开后分别打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/page_notes.py" />
            <source>no text was found on the page</source>
            <translation>页面上未找到文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/page_notes.py" />
            <source>it is large, and its text was read in {parts} parts</source>
            <translation>页面很大，文字是分 {parts} 块读取的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/page_reader.py" />
            <source>{image}: the image is now {size} pixels but was {was} when it was annotated; fit the annotations to it</source>
            <translation>{image}：图像现在为 {size} 像素，标注时为 {was} 像素；请让标注适应图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/pipeline.py" />
            <source>no text was found: the page has no text layer, and OCR is off</source>
            <translation>未找到文字：页面没有文本层，且 OCR 已关闭</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/sdmgr_runner.py" />
            <source>{path}: it has {answers} outputs, but SDMGR has two; export the pack again</source>
            <translation>{path}：它有 {answers} 个输出，而 SDMGR 有两个；请重新导出模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/trial.py" />
            <source>{folder}: this model pack does not work: {fault}</source>
            <translation>{folder}：该模型包无法使用：{fault}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/trial.py" />
            <source>its tokenizer does not work with plain text; it belongs to another model</source>
            <translation>它的分词器无法处理普通文本；它属于另一个模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/trial.py" />
            <source>tuple[int, ...]</source>
            <translation>tuple[int, ...]</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/trial.py" />
            <source>its {fields_schema} names other fields than its {fields}</source>
            <translation>其 {fields_schema} 与 {fields} 中的字段不一致</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/trial.py" />
            <source>{source} does not fit this program ({fault}); train again</source>
            <translation>{source} 与本程序不匹配（{fault}）；请重新训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/trial.py" />
            <source>its {network} network returns {list} values, but {list2} are expected</source>
            <translation>它的 {network} 网络返回 {list} 个值，而应为 {list2} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/updates.py" />
            <source>the address for update checks is not set; enter it in the settings (Address for update checks)</source>
            <translation>没有设置更新检查的网址；请在设置中填写（更新检查的网址）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/updates.py" />
            <source>{where}: the answer is not a release ({fault}); check the address</source>
            <translation>{where}：返回的不是版本信息（{fault}）；请检查网址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/updates.py" />
            <source>{path}: the file cannot be read ({fault}); reinstall the program</source>
            <translation>{path}：无法读取（{fault}）；请重新安装程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/runtime/updates.py" />
            <source>{version} is not a version</source>
            <translation>{version} 不是版本号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{name} was replaced by another file after the program ended unexpectedly. Changes of that time belong to the file that was there before; they are kept in {name2}.</source>
            <translation>程序意外结束后，{name} 被另一个文件替换。当时的更改属于原来的文件；它们保存在 {name2} 中。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: the name of this project is too long; choose one of at most {longest_name} bytes</source>
            <translation>{path}：项目名称太长；请使用不超过 {longest_name} 字节的名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: this path has more than {longest_path} bytes; move the folder to where fewer folders are above it, or give them shorter names</source>
            <translation>{path}：此路径超过 {longest_path} 字节；请把文件夹移到层级更少的位置，或缩短上级文件夹的名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: this project file has a second name (a hard link), and changes made under one name would damage the other; make a copy of the file and open the copy to make changes</source>
            <translation>{path}：该项目文件还有另一个名称（硬链接），用其中一个名称所做的更改会损坏另一个；要进行更改，请复制该文件并打开副本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: this is not a KIE Desktop project; choose a {suffix} file or a folder of images</source>
            <translation>{path}：这不是 KIE Desktop 项目；请选择 {suffix} 文件或图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: this project was made with a newer version of KIE Desktop (format {version}; this version supports {schema_version}); update the program to open it</source>
            <translation>{path}：该项目由更新版本的 KIE Desktop 创建（格式 {version}，本程序支持 {schema_version}）；请更新程序后再打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: the project cannot be backed up before the update ({error})</source>
            <translation>{path}：更新前无法备份该项目（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: the project could not be backed up before the update ({error}); free up space and open it again</source>
            <translation>{path}：更新前未能备份该项目（{error}）；请腾出空间后重新打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/access.py" />
            <source>{path}: its latest changes are in {name}, which cannot be used here; copy both files to a folder where you can write, and open the project there</source>
            <translation>{path}：最近的更改位于 {name} 中，此处无法使用；请将两个文件都复制到可写入的位置，并在那里打开项目</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>another file has taken its place</source>
            <translation>文件已被另一个文件替换</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>the file was deleted, moved or renamed</source>
            <translation>文件已被删除、移动或重命名</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>{path}: {what} while the project was open, so changes can no longer be saved; save the project under a name to keep everything up to now</source>
            <translation>{path}：项目打开期间{what}，因此无法再保存更改；请将项目另存为一个名称，以保留到目前为止的全部内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>you do not have permission to write this file or its folder ({error}); copy it to a folder where you can write</source>
            <translation>您没有写入该文件或其文件夹的权限（{error}）；请复制到可以写入的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>another program is using this project file; close it there and try again</source>
            <translation>另一个程序正在使用该项目文件；请在那里关闭后重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>the disk is full, so changes can no longer be saved; free up space and try again</source>
            <translation>磁盘已满，无法再保存；请腾出空间后重做</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>the disk cannot be read or written ({error}); check that it is connected and has free space</source>
            <translation>磁盘无法读写（{error}）；请检查是否已连接、是否有空间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>this is not a KIE Desktop project; choose a {suffix} file or a folder of images</source>
            <translation>这不是 KIE Desktop 项目；请选择 {suffix} 文件或图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>the project file is damaged ({error}); restore a backup of it</source>
            <translation>项目文件已损坏（{error}）；请改用它的备份</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>there is not enough memory; close other programs and try again</source>
            <translation>内存不足；请关闭其他程序后重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>a text or a page is too large to be stored</source>
            <translation>文本或页面太大，无法存储</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>this drive does not lock files as a project needs it ({error}); copy the folder to a local disk</source>
            <translation>该驱动器不能按项目的需要锁定文件（{error}）；请将文件夹复制到本地磁盘</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>its text is not UTF-8</source>
            <translation>其中的文本不是 UTF-8</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>{path}: this change cannot be stored ({name}: {error}); please report this</source>
            <translation>{path}：无法存储此更改（{name}：{error}）；请报告此问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/faults.py" />
            <source>the project file cannot be used ({error})</source>
            <translation>项目文件无法使用（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/lock.py" />
            <source>{project}: the project cannot be opened safely: {strerror}</source>
            <translation>{project}：无法安全地打开该项目：{strerror}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/lock.py" />
            <source>{project}: you do not have permission to write in this folder ({strerror}); copy it to a folder where you can write, and open it there</source>
            <translation>{project}：该文件夹无法写入（{strerror}）；请复制到可以写入的地方再打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/lock.py" />
            <source>{project}: another window has this project open{owner}; continue there</source>
            <translation>{project}：另一个窗口已打开该项目{owner}；请在那个窗口中继续工作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/lock.py" />
            <source>process {getpid} on {gethostname}</source>
            <translation>{gethostname} 上的进程 {getpid}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/page_reading.py" />
            <source>page {page_id} is damaged in the project file ({short})</source>
            <translation>第 {page_id} 页在项目文件中已损坏（{short}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/page_reading.py" />
            <source>{column}: not a value that this program writes</source>
            <translation>{column}：不是本程序写入的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/page_summary.py" />
            <source>{image} (page {frame})</source>
            <translation>{image}（第 {frame} 页）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: this file already exists; open it, or choose another name</source>
            <translation>{path}：已有同名文件；请打开它，或换个名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: the folder {parent} does not exist; create it, or choose another location</source>
            <translation>{path}：没有文件夹 {parent}；请先创建，或选择其他位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: file not found; choose a project file (*{suffix}) or a folder of images</source>
            <translation>{path}：没有这个文件；请选择项目文件（*{suffix}）或图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: this project was made with an older version of KIE Desktop and cannot be updated here; copy it to a folder where you can write, and open it there</source>
            <translation>{path}：此项目由较早版本的 KIE Desktop 创建，无法在此处升级；请将其复制到可写入的位置并在那里打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: there is no page {page_id}</source>
            <translation>{path}：没有页面 {page_id}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{target}: this file already exists; choose another name</source>
            <translation>{target}：该文件已存在；请选择其他名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{target}: choose a name in {parent}, where the images of the project are</source>
            <translation>{target}：请选择 {parent} 中的名称，项目的图像在那里</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{target}: the project cannot be saved here ({strerror}); choose another</source>
            <translation>{target}：项目无法保存在此处（{strerror}）；请另选一处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{name} is on a network drive. Two computers that open it at the same time can damage it, and changes may be slow or fail; copy its folder to a local disk to work on it.</source>
            <translation>{name} 位于网络驱动器上。两台计算机同时打开会损坏它，更改也可能很慢或失败；请将其文件夹复制到本地磁盘后再处理。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{name} is damaged: {listed}. This is left out; everything else can be used.</source>
            <translation>{name} 已损坏：{listed}。这些内容已略过；其他内容均可使用。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}, {name}: {error}; restore a backup, or remove this page</source>
            <translation>{path}，{name}：{error}；请恢复备份，或移除此页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/project_file.py" />
            <source>{path}: this project is read-only; copy it to a folder where you can write</source>
            <translation>{path}：此项目只能读取；请将其复制到可写入的位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/queries.py" />
            <source>page {page}</source>
            <translation>第 {page} 页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/queries.py" />
            <source>page {page} ({image}) is damaged in the project file ({error})</source>
            <translation>第 {page} 页（{image}）在项目文件中已损坏（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/queries.py" />
            <source>the setting {name}</source>
            <translation>设置 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/queries.py" />
            <source>the label {name}</source>
            <translation>标签 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/queries.py" />
            <source>the look of the label {name}</source>
            <translation>标签 {name} 的外观</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/stale_log.py" />
            <source>{path}: the changes in {name} belong to another file and cannot be renamed ({error}); move them away</source>
            <translation>{path}：{name} 中的更改属于另一个文件，且无法重命名（{error}）；请将其移走</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/trust.py" />
            <source>it has {strange}</source>
            <translation>其中有 {strange}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/trust.py" />
            <source>it lacks {missing}</source>
            <translation>其中缺少 {missing}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/trust.py" />
            <source>{path}: this project file is not as KIE Desktop made it ({odd}), so it is not opened; use a copy that you trust</source>
            <translation>{path}：该项目文件与 KIE Desktop 所创建的不一致（{odd}），因此未打开；请使用您信任的副本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/trust.py" />
            <source>{path}: {name} cannot be used ({error}); delete it or rename it</source>
            <translation>{path}：{name} 无法使用（{error}）；请删除或重命名它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/store/trust.py" />
            <source>{path}: {name} belongs to a change of several databases, which KIE Desktop never makes; delete it or rename it, and open the project again</source>
            <translation>{path}：{name} 属于对多个数据库的更改，而 KIE Desktop 从不这样做；请删除或重命名它，然后重新打开项目</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{folder}: its run record cannot be read ({error}); resume from another checkpoint</source>
            <translation>{folder}：无法读取其运行记录（{error}）；请从其他检查点恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{folder}: this checkpoint contains only the result of a distillation run; resume from its {latest} folder</source>
            <translation>{folder}：该检查点只含蒸馏运行的结果；请从其 {latest} 文件夹恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{path}: {number}.{key} is missing or has a different size; resume with the same settings</source>
            <translation>{path}：{number}.{key} 缺失或大小不同；请用相同的设置恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{path}: this is not an optimizer file</source>
            <translation>{path}：不是优化器的文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{path}: {name} is missing or has a different size; resume with the same settings</source>
            <translation>{path}：{name} 缺失或大小不同；请用相同的设置恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>{path}: this file belongs to another checkpoint; use the one that was saved with the weights</source>
            <translation>{path}：它属于另一个检查点；请放入与权重一起保存的那个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/checkpoints.py" />
            <source>the optimizer has more than its parameters' moments: {state}</source>
            <translation>优化器中除参数的矩之外还有其他内容：{state}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/cpu.py" />
            <source>prepare_cpu must be called before paddle is imported</source>
            <translation>必须在导入 paddle 之前调用 prepare_cpu</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/data_folder.py" />
            <source>{data}: there is no {train} in this folder; export a data folder, or choose the one that contains it</source>
            <translation>{data}：其中没有 {train}；请导出数据文件夹，或指明含有它的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/dataset.py" />
            <source>none of its pages can be used with the images in {image_dir}</source>
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
            <source>no page has both a key and a value, so RE has nothing to learn; the roles of the labels are: {keys_and_values}</source>
            <translation>没有页面同时含有键和值，因此 RE 无从学习；各标签的角色为：{keys_and_values}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/dataset.py" />
            <source>{windows} windows, {batch_size} x {accumulate} x {processes}, seed {seed}</source>
            <translation>{windows} 个窗口，{batch_size} x {accumulate} x {processes}，种子 {seed}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/distributed.py" />
            <source>the name of this computer, {name}, has no address, so processes cannot find each other; add the line 127.0.1.1 {name2} to /etc/hosts, or train with one process</source>
            <translation>此计算机的名称 {name} 没有地址，因此各进程无法找到彼此；请在 /etc/hosts 中添加一行 127.0.1.1 {name2}，或只用一个进程训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/__init__.py" />
            <source>there is no build {name}; choose one of {join}</source>
            <translation>没有构建 {name}；现有的有 {join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/__init__.py" />
            <source>another format, or no build for the CPU</source>
            <translation>格式不同，或没有用于 CPU 的构建</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/__init__.py" />
            <source>{constraints}: the file cannot be read ({strerror}); reinstall the program</source>
            <translation>{constraints}：无法读取（{strerror}）；请重新安装程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>Creating a virtual environment</source>
            <translation>正在创建虚拟环境</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>Paddle ({name}) was installed but does not start on this computer; choose another build or Python</source>
            <translation>Paddle（{name}）已安装，但无法在本机启动；请选择其他版本或其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{place}: the folder cannot be removed ({strerror}); stop the training that uses it, and try again</source>
            <translation>{place}：无法删除（{strerror}）；请先结束其中的训练，然后重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>Installing collected packages</source>
            <translation>正在安装收集到的软件包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{command}: Python does not start ({not_started}); choose another Python</source>
            <translation>{command}：无法启动（{not_started}）；请选择其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>status {status}</source>
            <translation>状态 {status}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{root}: the disk is full; free up some space and try again</source>
            <translation>{root}：磁盘已满；请腾出空间后重新开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{index} cannot be reached. Check the connection and the proxy (HTTPS_PROXY), or enter a mirror in the settings, and try again</source>
            <translation>无法访问 {index}。请检查网络连接和代理（HTTPS_PROXY），或在设置中填写镜像，然后重新开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>pip cannot reach its package index. Check the connection and the proxy (HTTPS_PROXY), or set PIP_INDEX_URL to an index that can be reached, and try again</source>
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
            <source>the package index has no {what} for this computer and Python; choose another Python or another build</source>
            <translation>pip 的索引中没有适合本机和此 Python 的 {what}；请选择其他 Python 或其他版本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{command}: {value}; install its venv package, or choose another Python</source>
            <translation>{command}：{value}；请安装其 venv 软件包，或选择其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>venv is missing</source>
            <translation>缺少 venv</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/install.py" />
            <source>{name} {join}: {reason}; try again, or choose another Python</source>
            <translation>{name} {join}：{reason}；请重新开始，或选择其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>{named}: this Python does not start; choose another one</source>
            <translation>{named}：这不是可以启动的 Python；请选择其他的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>{named}: {why_not}; choose another one</source>
            <translation>{named}：{why_not}；请选择其他的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>a training environment needs Python {pythons} to {pythons2}, which was not found; install Python {pythons3} (64-bit) with venv, and try again</source>
            <translation>训练环境需要 Python {pythons} 至 {pythons2}，但没有找到；请安装 Python {pythons3}（64 位，含 venv），然后重试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>Paddle needs Python {pythons} to {pythons2}</source>
            <translation>Paddle 需要 Python {pythons} 到 {pythons2}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>Paddle needs a 64-bit Python with the global interpreter lock (GIL)</source>
            <translation>Paddle 需要带全局解释器锁（GIL）的 64 位 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/environment/pythons.py" />
            <source>venv is missing; on Debian and Ubuntu: sudo apt-get install python{rpartition}-venv</source>
            <translation>它缺少 venv；在 Debian 和 Ubuntu 上：sudo apt-get install python{rpartition}-venv</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/export.py" />
            <source>{image}: the exported network gives different results from the checkpoint (by {difference}; {tolerance} is allowed), so nothing was exported; report this with the checkpoint's config.json</source>
            <translation>{image}：导出的网络与检查点的结果不同（相差 {difference}，允许 {tolerance}），因此没有导出；请附上检查点的 config.json 报告此问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/export.py" />
            <source>{image}: the network in PaddleOCR's form links entities {key} and {value} differently from the checkpoint, so nothing was exported; report this with the checkpoint's config.json</source>
            <translation>{image}：PaddleOCR 形式的网络对实体 {key} 和 {value} 的链接与检查点不同，因此未导出任何内容；请连同检查点的 config.json 报告此问题</translation>
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
            <location filename="../../kie_desktop/training/labelling.py" />
            <source>{ser}: this model has no SER to label the pages with; choose one that has</source>
            <translation>{ser}：此模型不含可为页面打标签的 SER；请选择包含 SER 的模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/labelling.py" />
            <source>no model predicts labels (--ser-model), so links are scored between correct labels; between predicted ones, fewer will be right</source>
            <translation>没有可预测标签的模型（--ser-model），因此按正确的标签给链接评分；用预测的标签时，正确的链接会少一些</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/labelling.py" />
            <source>{path}: the labels of the run cannot be read ({fault}); remove the file</source>
            <translation>{path}：无法读取此次运行的标签（{fault}）；请删除该文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>fix or remove the line: kie-desktop check {path} --fix COPY</source>
            <translation>改正或删除该行：kie-desktop check {path} --fix COPY</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>there is no class list</source>
            <translation>没有类别列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>specify the class_list.txt of the data</source>
            <translation>指明数据的 class_list.txt</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>the starting model has different labels ({join})</source>
            <translation>起点模型认识的是别的标签（{join}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>this is fine: labels with the same name are kept, and the others are learned</source>
            <translation>这没有问题：同名标签会保留，其余的会学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>entity {id} has the label {label}, which is not in the class list</source>
            <translation>实体 {id} 的标签是 {label}，类别列表中没有它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>add it there ({join}) or change the label</source>
            <translation>在那里加入它（{join}），或重新标注该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>no training page has the label {name}</source>
            <translation>没有训练页面带有标签 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>{before}, but held-out pages do</source>
            <translation>{before}，但留出的页面有</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>label some entities with it, or remove the label</source>
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
            <source>on {counted}, only the first {max_tokens} tokens are used for training; the rest is ignored</source>
            <translation>有 {counted}只学习前 {max_tokens} 个词元，其余略过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>train on whole pages</source>
            <translation>训练整个页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>{keys} keys and {values} values can be linked in {count} ways, so this page takes a long time</source>
            <translation>{keys} 个键和 {values} 个值有 {count} 种链接方式，因此该页面耗时很长</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>split the page, or label entities that are neither keys nor values as `other`</source>
            <translation>拆分该页面，或把不是键或值的标注为 `other`</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>assign the roles key and value to labels ({roles_text}): Labels &gt; Edit labels, or for example -o 'KIEDesktop.roles={{Total: key}}'</source>
            <translation>请为标签设置键和值的角色（{roles_text}）：标签 &gt; 编辑标签，或如 -o 'KIEDesktop.roles={{Total: key}}'</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>no page has both a key and a value</source>
            <translation>没有页面同时含有键和值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>this page is held out, but also used for training ({name}), so the result will look too good</source>
            <translation>该页面已留出，但也用于训练（{name}），因此结果会偏高</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/pages.py" />
            <source>remove one of them</source>
            <translation>去掉其中之一</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{counted} for training, {val_pages} for validation</source>
            <translation>{counted}用于训练，{val_pages} 页用于验证</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{counted} with more than {max_tokens} tokens (up to {longest})</source>
            <translation>{counted}超过 {max_tokens} 个词元（最多 {longest} 个）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{before}, read in several windows ({windows} in total)</source>
            <translation>{before}，分多个窗口读取，共 {windows} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{parameters} million parameters; estimated: {in_words} of memory, {duration} on this processor, {in_words2} of disk space</source>
            <translation>{parameters} 百万参数；预计：{in_words} 内存，在此处理器上 {duration}，{in_words2} 磁盘</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{out}: the checkpoints need about {in_words}</source>
            <translation>{out}：检查点约需 {in_words}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>{before}, but only {in_words} are free</source>
            <translation>{before}，但可用空间只有 {in_words}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>free up space, or use a folder on another disk</source>
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
            <source>this page is left out; restore its image to use it</source>
            <translation>此页面已跳过；恢复其图像后即可使用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>none of its pages has an image in {image_dir}</source>
            <translation>{image_dir} 中没有其中任何页面的图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>check the image folder</source>
            <translation>请检查图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>no pages are held out, so you cannot tell whether the new model is better</source>
            <translation>没有留出页面，因此无法判断新模型是否更好</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/report.py" />
            <source>hold out some pages</source>
            <translation>请留出一些页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/starting_weights.py" />
            <source>{given}: there is no checkpoint to resume from; specify the 'latest' folder of a run</source>
            <translation>{given}：其中没有可以继续的检查点；请指明某次运行的 'latest' 文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/starting_weights.py" />
            <source>{file_name} is missing: neither the run nor its starting point has one</source>
            <translation>没有 {file_name}：该运行和它的起点都没有带</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/preflight/starting_weights.py" />
            <source>specify it with --tokenizer, or copy it to the folder of the weights</source>
            <translation>用 --tokenizer 指明，或把它放在权重旁边</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>{error}. Check these pages, or train with a lower learning rate or with gradient clipping</source>
            <translation>{error}。请查看这些页面，或用更低的学习率或梯度裁剪来训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>not even a batch size of 1 fits, so use a smaller model</source>
            <translation>连 1 也不行，请换更小的模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>not enough memory for a batch size of {examples}; {remedy}</source>
            <translation>内存不足以使用批大小 {examples}；{remedy}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>{folder}: it has no record of the training progress; training starts at epoch 1</source>
            <translation>{folder}：没有训练进度的记录；从第 1 轮开始训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>{optimizer}: file not found; the optimizer state starts from zero</source>
            <translation>{optimizer}：找不到文件；优化器状态从零开始</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>epoch {epoch} starts again, and </source>
            <translation>第 {epoch} 轮重新开始，</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>the pages or the batch size have changed, so {again}steps are renumbered: the run resumes at step {begun} of {total} (it was step {step})</source>
            <translation>页面或批大小已改变，因此{again}步数重新编号：训练从第 {begun} 步继续，共 {total} 步（原为第 {step} 步）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/run.py" />
            <source>no improvement in {patience} evaluations</source>
            <translation>{patience} 次评估没有更好的结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/schedule.py" />
            <source>warm-up {warmup} and decay {decay} do not fit into {total} steps</source>
            <translation>预热 {warmup} 和衰减 {decay} 放不进 {total} 步</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/data.py" />
            <source>{path}: none of its pages can be used with the images in {image_dir}</source>
            <translation>{path}：其中没有页面能配上 {image_dir} 中的图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/data.py" />
            <source>{image}: entity {id} has the label {label}, which is not in the class list; add it there or change the label</source>
            <translation>{image}：实体 {id} 的标签是 {label}，类别列表中没有它；请加入该标签或重新标注该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/evaluation.py" />
            <source>{join}: there is no such class; the classes are {join2}</source>
            <translation>{join}：没有这个类别；现有的有 {join2}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>no page has any entities</source>
            <translation>没有页面含有实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>{join}: there is no such class to count</source>
            <translation>{join}：没有可统计的这一类别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>the classes are {join}</source>
            <translation>现有 {join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>add it there or change the label</source>
            <translation>在那里加入它，或重新标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>it has {entities} entities, and each is compared with every other, so this page takes a long time</source>
            <translation>它有 {entities} 个实体，每个都要与所有实体比较，因此该页面耗时很长</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>entity {id} has no area, so its picture is ignored and only its text is learned</source>
            <translation>实体 {id} 没有面积，因此忽略其图像，只学习其文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>draw it around its text, or remove it</source>
            <translation>请把它画在文本周围，或将其移除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>entity {id} has no area once the image is resized, so its picture is ignored and only its text is learned</source>
            <translation>图像缩放后实体 {id} 没有面积，因此忽略其图像，只学习其文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>train without --compat</source>
            <translation>训练时不使用 --compat</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>check that it lies on the image</source>
            <translation>请检查它是否位于图像上</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>{total} of {total2} characters are not in the dictionary and will be ignored: {some}</source>
            <translation>{total2} 个字符中有 {total} 个不在字典中，不会被读取：{some}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/preflight.py" />
            <source>add them, or train without the dictionary</source>
            <translation>加入它们，或去掉字典</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/setup.py" />
            <source>no page has any entities, so there is nothing to learn; run OCR first</source>
            <translation>没有页面含有实体，因此无从学习；请先运行 OCR</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/setup.py" />
            <source>{folder}: it has different labels or characters; learned from scratch: {listed}</source>
            <translation>{folder}：它认识的标签或字符不同；从零学习的有：{listed}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/sdmgr/setup.py" />
            <source>{folder}: {key} has a different size than the run specifies; do not specify the sizes</source>
            <translation>{folder}：{key} 的大小与运行指定的不同；请不要指定尺寸</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>there are new labels, so training uses a learning rate of {rate} and a batch size of {size}</source>
            <translation>有新标签，因此训练使用学习率 {rate}、批大小 {size}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>finds no GPU</source>
            <translation>没有发现 GPU</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>was built without GPU support</source>
            <translation>构建时没有 GPU 支持</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>Paddle in this Python {reason}; train on the CPU, or run 'kie-desktop doctor' for advice</source>
            <translation>该 Python 的 Paddle {reason}；请在 CPU 上训练，或查看 'kie-desktop doctor' 的建议</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>there is no GPU {number}; this computer has {count}, numbered from 0</source>
            <translation>没有 GPU {number}；这台机器有 {count} 个，从 0 数起</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>{teacher}: the Teacher has {sizes} layers of size {sizes2} and {sizes3} tokens, the Student {sizes4} of size {sizes5} and {sizes6}; use checkpoints of the same size</source>
            <translation>{teacher}：教师网络有 {sizes} 层，大小为 {sizes2}，{sizes3} 个词元；学生网络有 {sizes4} 层，大小为 {sizes5}，{sizes6} 个词元；请使用相同大小的检查点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>the networks have {count} layers, not {of}: mutual learning compares layer {own} instead of {named}</source>
            <translation>网络有 {count} 层，而不是 {of} 层：互学习比较第 {own} 层，而不是第 {named} 层</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>{folder}: the teacher has {vocab_size} tokens and the student {vocab_size2}; both need the same tokenizer</source>
            <translation>{folder}：教师认识 {vocab_size} 个词元，学生 {vocab_size2} 个；二者需要相同的分词器</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>{folder}: the teacher has {classes} classes, but the class list gives {classes2}; use the class list that the teacher was trained with</source>
            <translation>{folder}：教师有 {classes} 个类别，而类别列表产生 {classes2} 个；请使用训练教师时的类别列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/setup.py" />
            <source>Paddle supports {precision} only on GPUs; this run uses fp32</source>
            <translation>Paddle 只在 GPU 上以 {precision} 计算；本次运行用 fp32</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>there is no class list; specify the class_list.txt of the data, with one label per line</source>
            <translation>没有类别列表；请指明数据的 class_list.txt，每行一个标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>{where}sentencepiece.bpe.model is missing; specify the tokenizer to use</source>
            <translation>{where}没有 sentencepiece.bpe.model；请指明要用的分词器</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>the model starts from scratch, so it needs many pages</source>
            <translation>模型从零开始，因此需要很多页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>{folder}: it does not propose links yet; they are learned from scratch</source>
            <translation>{folder}：还不会提议链接；链接从零学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>{folder}: it does not assign labels yet; they are learned from scratch</source>
            <translation>{folder}：还不会给出标签；标签从零学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>{folder}: known labels: {kept}; labels that start as a known one (in brackets): {started}; labels learned from scratch: {fresh}</source>
            <translation>{folder}：已知的标签：{kept}；从括号中已知标签开始的标签：{started}；从头学习的标签：{fresh}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/start.py" />
            <source>the network sizes are wrong ({error}); use those of a config.json</source>
            <translation>网络的尺寸有误（{error}）；它们应是 config.json 中的那些</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/step.py" />
            <source>the loss is not a number ({dict}) on these pages: {join}</source>
            <translation>在这些页面上损失不是数字（{dict}）：{join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>not enough memory to start; use a smaller batch size or network</source>
            <translation>内存不足，无法开始；请使用更小的批大小或网络</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>unexpected error, {name}: {error}</source>
            <translation>意外错误，{name}：{error}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>{out} already contains the model of another run; it was renamed to {name}</source>
            <translation>{out} 中已有另一次训练的模型；它已改名为 {name}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>{path}: the run's configuration cannot be read ({error})</source>
            <translation>{path}：无法读取运行的配置（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>{out}: another process is training in this folder; wait until it ends, or choose another folder</source>
            <translation>{out}：另一个进程正在此文件夹中训练；请等待其结束，或指明其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/training/worker.py" />
            <source>training input</source>
            <translation>训练输入</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/importing.py" />
            <source>this image already has a page; the second page was skipped</source>
            <translation>同一图像的第二个页面；已跳过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/learning.py" />
            <source>the fields: nothing has been learned yet; review some documents first</source>
            <translation>字段：尚未学到任何内容；请先审核一些文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/learning.py" />
            <source>the fields: they are still being learned; try again in a moment</source>
            <translation>字段：仍在学习中；请稍后再试</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/learning.py" />
            <source>{folder}: this cannot be written ({strerror})</source>
            <translation>{folder}：无法写入（{strerror}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/schema_sources.py" />
            <source>{path}: no column has a name; write the names of the fields into the first row</source>
            <translation>{path}：没有带名称的列；请在第一行写入字段名称</translation>
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
            <location filename="../../kie_desktop/session/models/evaluation.py" />
            <source>the evaluation result cannot be read ({error}): {printed}</source>
            <translation>无法读取评估结果（{error}）：{printed}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/evaluation.py" />
            <source>{path}: this evaluation cannot be read ({error}); run it again</source>
            <translation>{path}：无法读取该评估（{error}）；请重新评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>the result of the check cannot be read ({error}): {document}</source>
            <translation>无法读取对该运行的检查（{error}）：{document}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>{image_dir}: the pages held out by {name} cannot be read ({fault})</source>
            <translation>{image_dir}：无法读取 {name} 留出的页面（{fault}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_pages.py" />
            <source>none of these pages can be used: {join}</source>
            <translation>这些页面都不能用：{join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_pages.py" />
            <source>there are no pages</source>
            <translation>没有页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_pages.py" />
            <source>all usable pages are held out; use some for training: Page &gt; Hold out for evaluation</source>
            <translation>所有可用的页面都已留出；请让一些页面用于训练：页面 &gt; 留出用于评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_record.py" />
            <source>{folder}: this run cannot be read ({error}); you can still use its checkpoints</source>
            <translation>{folder}：无法读取该运行（{error}）；其检查点仍可使用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Creating a model pack from {name}</source>
            <translation>正在用 {name} 制作模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_environment.py" />
            <source>Searching for Python installations</source>
            <translation>正在查找 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>{path}: the file name is not UTF-8, so a project cannot store it; rename the file</source>
            <translation>{path}：文件名不是 UTF-8，项目无法保存它；请重命名该文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>page {frame}: </source>
            <translation>第 {frame} 页：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/editing.py" />
            <source>no project is open, so there are no pages</source>
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
            <source>this page is no longer being compared; compare again</source>
            <translation>该页面不再处于比较中；请重新比较</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/comparison.py" />
            <source>{path}: there is no page that both annotators have worked on; both projects must contain the same images, with pages in progress or reviewed</source>
            <translation>{path}：没有两位标注者都处理过的页面；两个项目必须含有相同的图像，且页面处于进行中或已审核</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/finding.py" />
            <source>the image is identical to that of {name}; one could be used for training and the other for evaluation</source>
            <translation>该图像与 {name} 的相同；可能一个用于训练而另一个用于评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/support/capabilities.py" />
            <source>Checking this computer</source>
            <translation>正在检查本机</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/support/report.py" />
            <source>{image}: the image cannot be read ({strerror}); leave out the page</source>
            <translation>{image}：无法读取图像（{strerror}）；请不要附上该页面</translation>
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
            <source>{title}: an unexpected error occurred; see the log for details</source>
            <translation>{title}：发生意外错误；详情见日志</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/commands.py" />
            <source>{program} does not start ({not_started}); choose another Python in the settings</source>
            <translation>无法启动 {program}（{not_started}）；请在设置中选择其他 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/engine_client.py" />
            <source>it did not start</source>
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
            <location filename="../../kie_desktop/jobs/engine_client.py" />
            <source>learning fields</source>
            <translation>学习字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/engine_client.py" />
            <source>fields of {names}</source>
            <translation>{names} 的字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/engine_client.py" />
            <source>reading fields</source>
            <translation>读取字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/jobs/training_client.py" />
            <source>{command} does not start ({strerror}); choose another Python in the settings</source>
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
            <source>the training process ended: {how}</source>
            <translation>训练进程已结束：{how}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>there is no model {name} to download; choose one of {join}</source>
            <translation>没有可下载的模型 {name}；可下载的有 {join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{path}: this list has a different format; update the program</source>
            <translation>{path}：该列表是另一种格式；请更新程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{path}: this list of models is damaged ({fault}); fix or delete it</source>
            <translation>{path}：该模型列表已损坏（{fault}）；请修正或删除它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{name} is not a plain name</source>
            <translation>{name} 不是普通的名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{name} has no address, or one that is neither https nor http</source>
            <translation>{name} 没有地址，或地址既不是 https 也不是 http</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{name} has no size, or an invalid SHA-256</source>
            <translation>{name} 没有大小，或 SHA-256 不合法</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/catalogue.py" />
            <source>{row} is not a plain name, or its parts do not make a model</source>
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
            <location filename="../../kie_desktop/contract/field_messages.py" />
            <source>not a list of objects</source>
            <translation>不是对象列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/launch.py" />
            <source>training in several processes needs a Python with Paddle; install the program there, and train with it</source>
            <translation>多进程训练需要带有 Paddle 的 Python；请在那里安装本程序并用它训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/launch.py" />
            <source>--ips {ips}: other machines cannot reach {loopback}; give this machine's address in your network</source>
            <translation>--ips {ips}：其他机器无法访问 {loopback}；请填写本机在网络中的地址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/launch.py" />
            <source>--host {host}: it is not one of --ips {ips}; add it there</source>
            <translation>--host {host}：不在 --ips {ips} 之中；请加入</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/launch.py" />
            <source>several of these addresses ({join}) belong</source>
            <translation>这些地址中有多个（{join}）属于</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/launch.py" />
            <source>none of these addresses belongs</source>
            <translation>这些地址都不属于</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/launch.py" />
            <source>--ips {ips}: {which} to this machine; name the right one with --host ADDRESS</source>
            <translation>--ips {ips}：{which}本机；请用 --host ADDRESS 指明正确的地址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: the file cannot be read ({fault}); copy the pack again</source>
            <translation>{path}：无法读取（{fault}）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{given}: this is not a model pack, because it has no {description}</source>
            <translation>{given}：其中没有 {description}，因此不是模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{text}: there is no model pack and no checkpoint there; check the path, or run 'kie-desktop models list' to see all packs</source>
            <translation>{text}：那里没有模型包，也没有检查点；请检查路径，或运行“kie-desktop models list”查看所有模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: the file is damaged ({fault}); copy the pack again</source>
            <translation>{path}：已损坏（{fault}）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: this pack has a different format; update the program</source>
            <translation>{path}：该模型包是另一种格式；请更新程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: the file is incomplete (it has no {args}); copy the pack again</source>
            <translation>{path}：文件不完整（缺少 {args}）；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: {unsafe} is not a plain name; do not use this pack</source>
            <translation>{path}：{unsafe} 不是普通的名称；该模型包不可信任</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{path}: the file does not match the pack's checksum; copy the pack again</source>
            <translation>{path}：该文件不是封装模型包时的那一个；请重新复制模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{folder}: the folder already exists; choose another one for the model pack</source>
            <translation>{folder}：已存在；请为模型包选择其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/packs.py" />
            <source>{name} cannot be used as a file name in a model pack; use letters, digits, '.', '_' and '-'</source>
            <translation>{name} 不能用作模型包中的文件名；请使用字母、数字、“.”、“_”和“-”</translation>
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
            <source>ratio_list has {ratios} numbers, but there are {label_files} label files</source>
            <translation>ratio_list 有 {ratios} 个数，而标签文件有 {label_files} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>ratio_list {list}: each ratio must be greater than 0 and at most 1</source>
            <translation>ratio_list {list}：每个比例必须大于 0 且不超过 1</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>img_scale is {list}; it must be two numbers of pixels from 32 to 8192</source>
            <translation>img_scale 是 {list}；应为 32 到 8192 的两个像素数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>norm is {norm}; it must be greater than 0</source>
            <translation>norm 是 {norm}；必须大于 0</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>{name} is {getattr}; it must be one of {join}</source>
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
            <source>a piecewise rate needs values, and an end epoch for each value except the last</source>
            <translation>分段学习率需要各段的值，以及除最后一段外每段结束的轮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>folds is 1; it must be 0 or at least 2</source>
            <translation>folds 为 1；必须为 0 或至少为 2</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>SDMGR cannot be distilled; remove distillation</source>
            <translation>SDMGR 不能蒸馏；请去掉蒸馏</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>distillation needs the checkpoint folder of the teacher; specify it in `teacher`</source>
            <translation>教师蒸馏需要教师的检查点文件夹；请在 `teacher` 中指明</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>the configuration of the run is not JSON ({error})</source>
            <translation>运行的配置不是 JSON（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>the configuration of the run is not a JSON object</source>
            <translation>运行的配置不是 JSON 对象</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>the configuration of the run has unknown keys: {join}</source>
            <translation>运行的配置含有未知的键：{join}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/contract/train_config.py" />
            <source>the configuration of the run is incomplete or wrong ({error})</source>
            <translation>运行的配置不完整或有误（{error}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>from {parents}</source>
            <translation>来自 {parents}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>reinstall the program</source>
            <translation>请重新安装本程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>run `python3 build_scripts/dev.py setup`</source>
            <translation>请运行 `python3 build_scripts/dev.py setup`</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>the command line works without a display; to use the window, start from a desktop session</source>
            <translation>命令行无需它；要使用窗口，请从桌面会话启动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>install the package of your system that has it</source>
            <translation>请安装系统中包含该库的软件包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>a system library is missing; {again}</source>
            <translation>缺少系统库；{again}</translation>
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
            <source>{found}; networks run on {found2}: {found3}</source>
            <translation>{found}；网络运行于 {found2}：{found3}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>ocr rapid</source>
            <translation>OCR rapid</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{found} does not read any text</source>
            <translation>{found} 什么也读不出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>reinstall the rapidocr package</source>
            <translation>请重新安装 rapidocr 包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{found} reads {found2}</source>
            <translation>{found} 读出 {found2}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>needed only for `--ocr paddle`: {install}</source>
            <translation>仅用于 `--ocr paddle`：{install}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>ocr paddle</source>
            <translation>OCR paddle</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>not installed</source>
            <translation>未安装</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>paddlex {version}, but {found}</source>
            <translation>paddlex {version}，但 {found}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>check its packages and weights</source>
            <translation>请检查其软件包和权重</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{weights} does not read any text</source>
            <translation>{weights} 什么也读不出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>download the weights again</source>
            <translation>请重新下载权重</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{version} reads {text} with {weights}</source>
            <translation>{version} 使用 {weights} 识别出 {text}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{python} -m pip uninstall --yes {others}, then {python2} -m pip install --force-reinstall --no-deps {headless}=={there}</source>
            <translation>先运行 {python} -m pip uninstall --yes {others}，再运行 {python2} -m pip install --force-reinstall --no-deps {headless}=={there}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{others} is installed over {headless}</source>
            <translation>{others} 与 {headless} 装在了同一位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{paddle} ({build}) in the training environment</source>
            <translation>{paddle}（{build}），在训练环境中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>`kie-desktop training-env make` creates a Python with Paddle</source>
            <translation>`kie-desktop training-env make` 会创建带有它的 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>needed only for training, export and `--runtime paddle`: {how}</source>
            <translation>仅用于训练、导出和 `--runtime paddle`：{how}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>reinstall the paddlepaddle package</source>
            <translation>请重新安装 paddlepaddle 包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>this Paddle is a GPU build but finds no GPU</source>
            <translation>此 Paddle 用于 GPU，但没有找到 GPU</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>this Paddle is a CPU build</source>
            <translation>此 Paddle 用于 CPU</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>no model pack in {where}</source>
            <translation>{where} 中没有模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>copy the pack again, or delete its folder</source>
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
            <source>make it writable, or set KIE_DESKTOP_HOME to another folder</source>
            <translation>请使其可写，或在 KIE_DESKTOP_HOME 中指定其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>{free} GB free in {place}</source>
            <translation>{place} 处有 {free} GB 可用空间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/cli/diagnosis.py" />
            <source>free up space: soon nothing can be saved</source>
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
            <location filename="../../kie_desktop/processes.py" />
            <source>it did not start ({not_started})</source>
            <translation>它无法启动（{not_started}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/processes.py" />
            <source>it took too long</source>
            <translation>耗时过长</translation>
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
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>{action}: {reason}</source>
            <translation>{action}：{reason}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/empty_page.py" />
            <source>No text was found: the page is blank. Exclude it, or remove it from the project.</source>
            <translation>未找到文字：此页为空白。请将其排除或从项目中移除。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/empty_page.py" />
            <source>No text was found: the image is nearly all dark. Scan or photograph it again.</source>
            <translation>未找到文字：图像几乎全黑。请重新扫描或拍摄。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/empty_page.py" />
            <source>No text was found: the image has only {width} × {height} pixels. Open a larger one.</source>
            <translation>未找到文字：图像只有 {width} × {height} 像素。请打开更大的图像。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/empty_page.py" />
            <source>No text was found: print is too small on a sheet of {width} × {height} pixels. Cut it up and open the parts.</source>
            <translation>未找到文字：{width} × {height} 像素的大幅页面上字太小。请裁成几部分再打开。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/empty_page.py" />
            <source>No text was found. If there is any, scan the page again, sharper or larger, or draw boxes around the text.</source>
            <translation>未找到文字。如果页面上有文字，请以更清晰或更大的尺寸重新扫描，或在文字周围画框。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/hover_card.py" />
            <source>no text</source>
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
            <source>Check box, checked</source>
            <translation>复选框，已勾选</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/hover_card.py" />
            <source>Check box, not checked</source>
            <translation>复选框，未勾选</translation>
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
            <source>Labels on this page</source>
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
            <source>Type the start of the text to link to</source>
            <translation>输入要链接到的文本的开头</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>There are no other entities on this page to link to.</source>
            <translation>本页没有其他可以链接的实体。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>Link “{}” to</source>
            <translation>将“{}”链接到</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>1–9, arrow keys or text</source>
            <translation>1–9、方向键或文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>text, including digits</source>
            <translation>文本，包括数字</translation>
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
            <source>no matches</source>
            <translation>没有匹配项</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/link_chooser.py" />
            <source>Enter: link    Shift+Enter: link, next key    Space: mark several    PgDn: skip    /: type digits as text</source>
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
            <source>The page image with its entities and links. The entity table shows the same content for keyboard use.</source>
            <translation>页面图像及其实体和链接。实体表以适合键盘的方式显示同样的内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/page_canvas.py" />
            <source>Open a folder, images or a PDF to start.</source>
            <translation>打开文件夹、图像或 PDF 即可开始。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/page_canvas.py" />
            <source>Loading {} …</source>
            <translation>正在加载 {} …</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/page_canvas.py" />
            <source>Toggle check box</source>
            <translation>切换复选框</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/picture.py" />
            <source>{}: pictures can be saved as PNG, JPEG or PDF; change the file extension</source>
            <translation>{}：图片可存为 PNG、JPEG 或 PDF；请更改文件名后缀</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/picture.py" />
            <source>{}: the picture cannot be written ({}); choose another folder</source>
            <translation>{}：无法写入图片（{}）；请选择其他文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/suggestion_list.py" />
            <source>The recogniser also considers this text</source>
            <translation>识别模型也认为可能是这段文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/suggestion_list.py" />
            <source>Like your earlier corrections</source>
            <translation>与您之前的更正类似</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/suggestion_list.py" />
            <source>This text is also elsewhere in the project</source>
            <translation>项目的其他位置也有这段文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/suggestion_list.py" />
            <source>Suggested texts</source>
            <translation>建议的文字</translation>
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
            <source>Reset</source>
            <translation>重置</translation>
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
            <source>a region needs at least 3 corners; to remove it, delete the entity</source>
            <translation>区域至少需要 3 个角点；如不需要，请删除该实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/canvas/tools/select.py" />
            <source>Remove vertex</source>
            <translation>删除顶点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>Same correction ({})</source>
            <translation>相同更正（{}）</translation>
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
            <source>There is no key without a value that has an unlinked value to its right or below.</source>
            <translation>没有缺少值的键，其右侧或下方有未链接的值。</translation>
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
            <source>Select what to accept, or point to it.</source>
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
            <source>The entity has no text; run OCR on it or type its text first.</source>
            <translation>该实体没有文本；请先识别或输入。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>No other page with this layout needs labels. Pages are compared by their keys and headers: label at least {} of them on this page first, and make sure that the other pages have been read.</source>
            <translation>没有其他相同版式的页面需要标签。页面按键和标题比较：请先在此页标注其中至少 {} 个，并确保其他页面已完成识别。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/assist.py" />
            <source>No unlabelled entity has the same text.</source>
            <translation>没有文本相同且尚无标签的实体。</translation>
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
            <source>Nothing to undo on this page. The last change was on {where}: {what}.</source>
            <translation>此页没有可撤销的操作。最近的更改在 {where} 上：{what}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>Show that page</source>
            <translation>显示该页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>Discard what this did</source>
            <translation>丢弃这次预标注的结果</translation>
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
            <source>Turn into text</source>
            <translation>改为文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>Turn into check box</source>
            <translation>改为复选框</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>Merge</source>
            <translation>合并</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>Read again ({})</source>
            <translation>重新识别 ({})</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>Read again</source>
            <translation>重新识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>The texts were joined as they were.</source>
            <translation>文字已按原样连接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/edit.py" />
            <source>A link is selected and has no label; select an entity to label it.</source>
            <translation>选中的是链接，链接没有标签；请选择实体再设置标签。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>There is no candidate {}.</source>
            <translation>没有第 {} 个候选值。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>Choose a field in the Fields panel first.</source>
            <translation>请先在“字段”面板中选择一个字段。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>The program forgot what it learned from this project. Your decisions are kept.</source>
            <translation>程序已忘记从此项目学到的内容。您的决定会保留。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>Nothing has been learned yet. Review some documents first.</source>
            <translation>尚未学到任何内容。请先审核一些文档。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>The pack holds the model in use, the fields, and what was learned from {}. It contains words of these documents: share it only with people who may read them.

Name of the model pack</source>
            <translation>模型包包含正在使用的模型、字段，以及从{}中学到的内容。其中含有这些文档的文字：请只与有权阅读它们的人共享。

模型包名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>document</source>
            <translation>份文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>documents</source>
            <translation>份文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>Save as model pack</source>
            <translation>保存为模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>All documents are reviewed.</source>
            <translation>所有文档都已审核。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>No other document needs a look. Not reviewed, but in no need of it: {}. Enter goes through them.</source>
            <translation>没有其他文档需要查看。尚未审核但无需查看：{}。按 Enter 逐个浏览。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/fields.py" />
            <source>List them</source>
            <translation>列出</translation>
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
            <source>There are no images in {folder}, but there are some in its subfolders: {names}.</source>
            <translation>{folder} 中没有图像，但其子文件夹中有：{names}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Open subfolders</source>
            <translation>打开子文件夹</translation>
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
            <source>Import label folder</source>
            <translation>导入标签文件的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Tables ({})</source>
            <translation>表格 ({})</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Import table of values</source>
            <translation>导入值表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>This folder contains label files: {}.</source>
            <translation>此文件夹中有标签文件：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Import {}…</source>
            <translation>导入 {}…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Save project…</source>
            <translation>保存项目…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>The project was not closed properly. {} that you removed before can be brought back.</source>
            <translation>项目未正常关闭。您之前移除的 {}可以恢复。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Bring back</source>
            <translation>恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>saved</source>
            <translation>已保存</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/file.py" />
            <source>Save project</source>
            <translation>保存项目</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/go.py" />
            <source>All keys and values on this page are linked.</source>
            <translation>本页的每个键和值都已链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/go.py" />
            <source>No more unsure entities on this page or the following ones.</source>
            <translation>本页及后面的页面没有不确定的实体。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/go.py" />
            <source>No more unsure entities before this one on the page.</source>
            <translation>本页此前没有不确定的实体。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>KIE Desktop closed unexpectedly last time. All your work was saved.</source>
            <translation>KIE Desktop 上次意外退出。所有内容均已保存。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>A background process for reading or training crashed last time.</source>
            <translation>上次在后台识别或训练的进程崩溃了。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>&amp;Welcome</source>
            <translation>欢迎(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Choose a language, see what this computer can do, open sample pages</source>
            <translation>选择语言、查看本机能做什么、打开示例页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Save a &amp;report…</source>
            <translation>保存报告(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Collect diagnostic information in one file, without personal data</source>
            <translation>将诊断信息收集到一个文件中，不含个人信息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Check for &amp;updates…</source>
            <translation>检查更新(&amp;U)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Check whether a newer version is available</source>
            <translation>检查是否有更新的版本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Label shortcuts</source>
            <translation>标签快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/help.py" />
            <source>Save a report…</source>
            <translation>保存报告…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/image.py" />
            <source>Images were replaced, and the annotations of these pages do not fit any more:</source>
            <translation>图像已被替换，以下页面的标注不再匹配：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/image.py" />
            <source>Fit annotations…</source>
            <translation>调整标注…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/image.py" />
            <source>Choose image for this page</source>
            <translation>为此页面选择图像</translation>
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
            <source>Hold out for evaluation</source>
            <translation>留出用于评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Use for training</source>
            <translation>用于训练</translation>
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
            <source>{} pages are sideways or upside down, so the text was read badly:</source>
            <translation>{} 个页面横放或倒置，识别效果很差：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>{} is upside down, so the text was read badly.</source>
            <translation>{} 是倒置的，识别效果很差。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>{} is sideways, so the text was read badly.</source>
            <translation>{} 是横放的，识别效果很差。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Rotate and read again</source>
            <translation>转正并重新识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>The model also knows labels that this project does not have; lines with them are background: {}.</source>
            <translation>模型还有一些此项目没有的标签，带这些标签的行已作为背景：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Use the model's labels too</source>
            <translation>同时使用模型的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Label the {} unreviewed pages again</source>
            <translation>重新标注 {} 个未审核的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Label the unreviewed page again</source>
            <translation>重新标注未审核的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Select pages of at least two documents in the list first.</source>
            <translation>请先在列表中选择至少两个文档的页面。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>A document already begins at this page.</source>
            <translation>此页已经是一个文档的开始。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/page.py" />
            <source>Each of these pages is a document already.</source>
            <translation>这些页面已经各自是一个文档。</translation>
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
            <source>Another annotator’s project</source>
            <translation>另一位标注者的项目</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/review.py" />
            <source>There are no more differences in this direction.</source>
            <translation>这个方向没有更多差异。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/review.py" />
            <source>Select a disagreement with another annotator first.</source>
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
            <source>Move left by a large step</source>
            <translation>大步左移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move right by a large step</source>
            <translation>大步右移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move up by a large step</source>
            <translation>大步上移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move down by a large step</source>
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
            <source>Make shorter</source>
            <translation>变矮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Make taller</source>
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
            <source>Make much shorter</source>
            <translation>大幅变矮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Make much taller</source>
            <translation>大幅变高</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Move with the keyboard</source>
            <translation>用键盘移动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Resize with the keyboard</source>
            <translation>用键盘调整大小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Add entity</source>
            <translation>添加实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/shape.py" />
            <source>Shapes are locked; choose Tools &gt; Lock shapes to unlock them.</source>
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
            <source>no page is shown</source>
            <translation>没有显示页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>the annotations of this page fit its image</source>
            <translation>此页面的标注与图像匹配</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>a link is selected; select an entity instead</source>
            <translation>选中的是链接；请改选实体</translation>
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
            <source>no job has changed pages</source>
            <translation>没有任务更改过页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>there is no suggestion; select a key or a value that is not linked yet</source>
            <translation>没有建议；请选中尚未链接的键或值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>choose the fields of the project first</source>
            <translation>请先选择项目的字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/spec.py" />
            <source>this project is read-only</source>
            <translation>此项目只能读取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>&amp;Train…</source>
            <translation>训练(&amp;T)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Train a model on the corrected pages of this project</source>
            <translation>用本项目中修正过的页面训练模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>&amp;Evaluate…</source>
            <translation>评估(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Evaluate one or two models on pages of this project</source>
            <translation>在本项目的页面上评估一个或两个模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Show &amp;runs</source>
            <translation>显示运行(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Show the progress and results of training and evaluation</source>
            <translation>查看训练进展和结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>&amp;Next mistake</source>
            <translation>下一个错误(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Go to the next mistake of the evaluated model</source>
            <translation>在页面上显示被评估模型的下一个错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>&amp;Previous mistake</source>
            <translation>上一个错误(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Go to the previous mistake of the evaluated model</source>
            <translation>在页面上显示被评估模型的上一个错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>&amp;Model packs…</source>
            <translation>模型包(&amp;M)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>List, download and choose model packs</source>
            <translation>查看、下载和选择模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Training en&amp;vironment…</source>
            <translation>训练环境(&amp;V)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>Create or remove the Python environment that training uses</source>
            <translation>创建或删除训练所用的 Python 环境</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>{} is no longer a page of this project.</source>
            <translation>{} 已不是本项目的页面。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>The page has changed since the evaluation: this mistake is no longer on it.</source>
            <translation>页面在评估之后有改动：该错误已不在页面上。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands/training.py" />
            <source>There are no more mistakes in this direction; Train &gt; Show runs lists the mistakes of a run.</source>
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
            <source>Find a component or text in a licence</source>
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
            <source>Extracts fields from forms, invoices and receipts: reads the text, labels and links it, lets you correct the result, and exports data for training with PaddleOCR. Everything stays on this computer.</source>
            <translation>从表单、发票和收据中提取字段：识别文本，加标签和链接，供您修正，并导出 PaddleOCR 可训练的数据。一切都在本机进行。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>Components</source>
            <translation>组件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>see the text</source>
            <translation>见文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/about.py" />
            <source>No licence text was included.</source>
            <translation>它没有附带许可证文本。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_above.py" />
            <source>Accept all above a score</source>
            <translation>接受高于某分数的全部内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_above.py" />
            <source>Minimum score</source>
            <translation>最低分数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_above.py" />
            <source>{} of {} entities and {} of {} links on this page. Anything set by hand is not counted.</source>
            <translation>本页 {} / {} 个实体，{} / {} 个链接。人工设定的不计入。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_above.py" />
            <source>Accept all from {} %</source>
            <translation>接受 {} % 及以上的全部内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_sure.py" />
            <source>Accept sure values</source>
            <translation>接受确定的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_sure.py" />
            <source> of 100</source>
            <translation>（每 100 个）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_sure.py" />
            <source>Right in</source>
            <translation>正确数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_sure.py" />
            <source>Every value that keeps this promise is accepted, in all documents that are not held out. Documents that have not been read are read first. Nothing is learned from these values until you review their document.</source>
            <translation>在所有未留出的文档中，凡满足此保证的值都会被接受。尚未读取的文档会先被读取。在您审核其文档之前，程序不会从这些值中学习。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_sure.py" />
            <source>Accept all that are right in</source>
            <translation>接受正确数达到以下比例的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/accept_sure.py" />
            <source>Counting…</source>
            <translation>正在统计…</translation>
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
            <source>Create a training environment…</source>
            <translation>创建训练环境…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>GPU if available</source>
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
            <source>Built-in Python</source>
            <translation>内置的 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>Checking what {} can use…</source>
            <translation>正在检查 {} 能使用什么设备…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>{python} has Paddle {version}.</source>
            <translation>{python} 有 Paddle {version}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/device_choice.py" />
            <source>Devices: {}.</source>
            <translation>可用设备：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Export table of documents</source>
            <translation>导出文档表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Move &amp;up</source>
            <translation>上移(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Move &amp;down</source>
            <translation>下移(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Select &amp;all</source>
            <translation>全选(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Select &amp;none</source>
            <translation>全不选(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>A column with the score beside each field</source>
            <translation>在每个字段旁添加分数列</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Also codes and numbers as printed, with their separators</source>
            <translation>另加列：编码和号码的原文（含分隔符）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Only values that are proved or decided by a person</source>
            <translation>仅限已证实或由人确认的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Show them</source>
            <translation>显示这些值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Save…</source>
            <translation>保存…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>A row for each document; its file and number of pages come first. Drag the columns to order them.</source>
            <translation>每个文档一行，最前面是文件和页数。拖动各列可调整顺序。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Save the table of documents</source>
            <translation>保存文档表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>value</source>
            <translation>个值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>values</source>
            <translation>个值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>{} of {} saved as {}</source>
            <translation>已将 {1}的 {0}保存为 {2}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>Not exported because they are neither proved nor decided: {}.</source>
            <translation>因未证实也未确认而未导出：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>The same values are on {}: maybe one document twice.</source>
            <translation>{} 上的值相同：可能是同一文档出现了两次。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>more document</source>
            <translation>份其他文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>more documents</source>
            <translation>份其他文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>{} of them need a look: {}, and in {}.</source>
            <translation>其中 {} 需要查看：{}，另有{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/documents_table.py" />
            <source>{} of them need a look: {}.</source>
            <translation>其中 {} 需要查看：{}。</translation>
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
            <source>Labels with SDMGR, which also uses the image</source>
            <translation>SDMGR 的标签，它也使用图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Whole pages</source>
            <translation>整页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>First 512 tokens of each page, as in PaddleOCR</source>
            <translation>页面的前 512 个词元，与 PaddleOCR 相同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Evaluate</source>
            <translation>评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>What to evaluate</source>
            <translation>评估内容</translation>
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
            <source>Scope</source>
            <translation>范围</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Compares a model's results with the current labels and links of the pages.</source>
            <translation>将模型的结果与页面当前的标签和链接比较。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>Pages</source>
            <translation>页面</translation>
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
            <source>There is no suitable model; choose a checkpoint folder.</source>
            <translation>没有适用的模型；请选择检查点文件夹。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>You chose the same model twice; choose another one to compare with.</source>
            <translation>两次选了同一个模型；请另选一个来对比。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/evaluate.py" />
            <source>It will start when the current run has finished.</source>
            <translation>当前的运行结束后开始。</translation>
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
            <source>Overwrite an existing export</source>
            <translation>覆盖已有的导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Writes train.json, val.json, class_list.txt and the images. PaddleOCR can train on them unchanged.</source>
            <translation>写出 train.json、val.json、class_list.txt 和图像，PaddleOCR 可直接用于训练。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Held out</source>
            <translation>留出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Pages for val.json that are not used for training</source>
            <translation>写入 val.json、不用于训练的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Split seed</source>
            <translation>划分的随机种子</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>The same seed gives the same split of the same pages</source>
            <translation>相同的页面和种子得到相同的划分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Also writes schema.toml, and values.csv with the values that were decided.</source>
            <translation>还会写入 schema.toml，以及含有已确定值的 values.csv。</translation>
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
            <source>Skipped: {}</source>
            <translation>已略去：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>and {} more</source>
            <translation>还有 {} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export.py" />
            <source>Export to folder</source>
            <translation>导出到的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Export as</source>
            <translation>导出为</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Copy images too</source>
            <translation>同时复制图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Overwrite existing files</source>
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
            <source>Checking pages…</source>
            <translation>正在检查页面…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>{title}: {pages} with {entities} and {links}.</source>
            <translation>{title}：{pages}，含 {entities}、{links}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>This format can store everything.</source>
            <translation>它能容纳全部内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>{pages} written to {path}.</source>
            <translation>{pages}已写入 {path}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Not included:</source>
            <translation>其中不包含：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/export_as.py" />
            <source>Export to file</source>
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
            <location filename="../../kie_desktop/ui/dialogs/field_list.py" />
            <source>Fields from a list</source>
            <translation>从列表添加字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_list.py" />
            <source>Names of fields</source>
            <translation>字段名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_list.py" />
            <source>company
date
total</source>
            <translation>公司
日期
合计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_list.py" />
            <source>From a table…</source>
            <translation>从表格…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_list.py" />
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_list.py" />
            <source>One name per line, or a row copied from a spreadsheet. Types are guessed; you can change them.</source>
            <translation>每行一个名称，或从电子表格复制的一行。类型由程序推测，可以修改。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_list.py" />
            <source>Table with the names of fields</source>
            <translation>含有字段名称的表格</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>No check digits</source>
            <translation>无校验位</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>IBAN</source>
            <translation>IBAN</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>VAT number</source>
            <translation>增值税号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>Card number (Luhn)</source>
            <translation>卡号（Luhn）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>EAN, GTIN</source>
            <translation>EAN、GTIN</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>ISBN</source>
            <translation>ISBN</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>BIC</source>
            <translation>BIC</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>IMEI</source>
            <translation>IMEI</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>LEI</source>
            <translation>LEI</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>Several answers may be ticked</source>
            <translation>可以勾选多个答案</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>Answers</source>
            <translation>答案</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>One answer per line; other words for it after a colon, as in EUR: €; Euro</source>
            <translation>每行一个答案；其他写法写在冒号后，例如 EUR: €; Euro</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>Check digits</source>
            <translation>校验位</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/field_type.py" />
            <source>Columns, separated by semicolons</source>
            <translation>列（用分号分隔）</translation>
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
            <source>This page</source>
            <translation>此页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>All pages except excluded ones</source>
            <translation>全部未排除的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/fields.py" />
            <source>Copy the selected rows, or all rows, to paste into a spreadsheet</source>
            <translation>复制选中的行或全部行，以便粘贴到电子表格</translation>
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
            <source>Copied {}.</source>
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
            <source>Scroll sideways</source>
            <translation>横向滚动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Shift + wheel</source>
            <translation>Shift + 滚轮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Pan</source>
            <translation>平移</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Hold Space or the middle button, and drag</source>
            <translation>按住空格或中键拖动</translation>
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
            <source>Select a link</source>
            <translation>选择链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Click its line between the boxes</source>
            <translation>单击框与框之间的连线</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Link a key to its value</source>
            <translation>将键链接到值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>L, then drag from one to the other</source>
            <translation>L，从一个拖到另一个</translation>
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
            <source>Check or uncheck a check box</source>
            <translation>勾选或取消勾选复选框</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Click it, or select it and press Space</source>
            <translation>单击它，或选中后按空格键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Menu of what is selected</source>
            <translation>所选内容的菜单</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Right-click</source>
            <translation>右键单击</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Resize with the other corners fixed</source>
            <translation>调整大小，其他角不动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Drag a corner</source>
            <translation>拖动一个角</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Move one corner only</source>
            <translation>只移动一个角</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Ctrl + drag a corner</source>
            <translation>Ctrl + 拖动一个角</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Add a corner</source>
            <translation>添加角点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Alt + double-click an edge</source>
            <translation>Alt + 双击边线</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Remove a corner</source>
            <translation>删除一个角</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Alt + click it</source>
            <translation>Alt + 单击该角</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Place without snapping</source>
            <translation>放置时不吸附</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Alt + drag</source>
            <translation>Alt + 拖动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Take a suggested text</source>
            <translation>采用建议的文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Ctrl+1 to Ctrl+9, or Up and Down</source>
            <translation>Ctrl+1 至 Ctrl+9，或上下方向键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>See what one word may be meant to be</source>
            <translation>查看某个词可能是什么</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Click it, or move the cursor into it</source>
            <translation>单击它，或将光标移到其中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Complete a word from the project</source>
            <translation>用项目中的词补全</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Type two letters, then Ctrl+1</source>
            <translation>输入两个字母，然后按 Ctrl+1</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Keep the text, and go to the next or previous line</source>
            <translation>保留文本，转到下一行或上一行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Tab, Shift+Tab</source>
            <translation>Tab、Shift+Tab</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Split at the cursor</source>
            <translation>在光标处拆分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Enter</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Make the same correction in other lines</source>
            <translation>在其他行中作相同更正</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Enter, then G</source>
            <translation>Enter，然后按 G</translation>
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
            <source>Link to the highlighted entity</source>
            <translation>链接到高亮的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Link and go to the next key</source>
            <translation>链接，然后到下一个键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Shift+Enter</source>
            <translation>Shift+Enter</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Change the highlighted entity</source>
            <translation>更改高亮的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Arrow keys, Tab, or type its text</source>
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
            <source>Skip a key</source>
            <translation>跳过一个键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Page Down</source>
            <translation>Page Down</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Search for digits</source>
            <translation>查找数字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>/</source>
            <translation>/</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Take another candidate</source>
            <translation>选择其他候选值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Correct the value</source>
            <translation>更正值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Type it, or F2</source>
            <translation>直接输入，或按 F2</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Set the value on the page</source>
            <translation>在页面上设置值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Click a line, or drag over part of it</source>
            <translation>点击一行，或拖过其中一部分</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Select or deselect an entity</source>
            <translation>选中一个实体，或取消选中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Its letters</source>
            <translation>它的字母</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Extend the selection up to it</source>
            <translation>将选择扩展到它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Shift + its letters</source>
            <translation>Shift + 它的字母</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Keyboard and mouse</source>
            <translation>键盘与鼠标</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>While you edit a text</source>
            <translation>编辑文本时</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>While choosing a link</source>
            <translation>选择链接时</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>In the Fields panel</source>
            <translation>在“字段”面板中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>While letters are shown</source>
            <translation>显示字母时</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Mouse</source>
            <translation>鼠标</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/help.py" />
            <source>Find an action or shortcut</source>
            <translation>查找操作或快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Import {}</source>
            <translation>导入 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Keep mine</source>
            <translation>保留我的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Use the file's</source>
            <translation>采用文件的</translation>
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
            <source>Detect automatically</source>
            <translation>自动识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Image folder</source>
            <translation>图像文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Pages in the file</source>
            <translation>文件中的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Conflicts</source>
            <translation>冲突</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Problems in the file</source>
            <translation>文件中的问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>These edits were made by hand, and the file differs. Your version is kept unless you tick the page; a ticked page uses the file's version.</source>
            <translation>这些内容由人工编辑，而文件与之不同。除非勾选页面，否则保留您的版本；勾选的页面采用文件的版本。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Reading…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Detected: {}</source>
            <translation>识别为：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Also remove what is not in the file ({}, {} of them added or corrected by hand)</source>
            <translation>同时删除文件中没有的内容（{}，其中 {} 个由人工添加或修正）</translation>
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
            <source>Showing the first {} of {}.</source>
            <translation>显示 {1} 个中的前 {0} 个。</translation>
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
            <source>{} updated</source>
            <translation>{} 个更新</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>{} with conflicts</source>
            <translation>{} 个有冲突</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>{} unchanged</source>
            <translation>{} 个没有变化</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>{} without an image (skipped)</source>
            <translation>{} 个没有图像（不导入）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>Pages: {}.</source>
            <translation>其中页面：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/import_labels.py" />
            <source>If you undo the import, new pages stay in the project without its entities and links.</source>
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
            <source>Labels in the file</source>
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
            <source>“{}” is the label of {}. Which label should replace it?</source>
            <translation>“{}”是 {} 的标签。应改用哪个标签？</translation>
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
            <source>{key} is now the shortcut of the label “{label}”, so “{action}” no longer has one.</source>
            <translation>{key} 现在是标签“{label}”的快捷键，因此“{action}”不再有快捷键。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/labels.py" />
            <source>The role determines how a label can be linked. The first label is the background. Entities keep a label that you rename. You can undo all changes made here in one step.</source>
            <translation>角色决定标签如何被链接。第一个标签是背景。重命名标签后，实体仍保留该标签。此处的所有更改可以一步撤销。</translation>
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
            <source>Choose a checkpoint folder of PaddleOCR or of a run</source>
            <translation>选择检查点文件夹（PaddleOCR 的或某次运行的）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_choice.py" />
            <source>{} (checkpoint)</source>
            <translation>{}（检查点）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_choice.py" />
            <source>Checkpoint folder</source>
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
            <source>SDMGR, also uses the image</source>
            <translation>SDMGR，也使用图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>Keys, values and headers of forms; learned from generated pages only</source>
            <translation>表单的键、值和标题；仅从生成的页面学习</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>included with the program</source>
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
            <source>Evaluation</source>
            <translation>评估</translation>
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
            <source>Verified by</source>
            <translation>校验方式</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>text recognition</source>
            <translation>文本识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>{} to download; installation temporarily needs four times as much disk space</source>
            <translation>需下载 {}；安装期间临时需要四倍的磁盘空间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>its published SHA-256</source>
            <translation>其公布的 SHA-256</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>its size (no SHA-256 is published)</source>
            <translation>其大小（未公布 SHA-256）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/model_words.py" />
            <source>its size, and a comparison of the pack's results with the original model (no SHA-256 is published)</source>
            <translation>其大小，以及模型包与原模型结果的比较（未公布 SHA-256）</translation>
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
            <source>Check every file against the pack's checksums</source>
            <translation>按模型包的校验和检查每个文件</translation>
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
            <source>Add a .tar file copied from another computer</source>
            <translation>添加从其他机器带来的 .tar</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Add folder…</source>
            <translation>添加文件夹…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Add a model pack or a checkpoint from a folder</source>
            <translation>添加文件夹中的模型包或检查点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>A model pack proposes labels and links. Nothing is downloaded until you click Download.</source>
            <translation>模型包会提议标签和链接。单击“下载”之前不会下载任何内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>On this computer</source>
            <translation>在本机</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Available to download</source>
            <translation>可下载</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>There are no model packs on this computer.</source>
            <translation>本机没有模型包。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>In use</source>
            <translation>使用中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>It is part of the program.</source>
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
            <source>Model pack or checkpoint folder</source>
            <translation>模型包或检查点的文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>Remove {}?</source>
            <translation>删除 {}？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/models.py" />
            <source>This deletes {}. You cannot undo this.</source>
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
            <translation>由运行留出</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Run that held out the pages</source>
            <translation>留出页面的运行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Reviewed ({})</source>
            <translation>已审核（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>All except excluded ({})</source>
            <translation>除已排除的以外全部（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Held out ({})</source>
            <translation>已留出（{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Use field names as labels</source>
            <translation>使用字段名作为标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Lines that were chosen as the value of a field get its name as their label</source>
            <translation>被选为某字段值的行以该字段名作为标签</translation>
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
            <source>The held-out pages</source>
            <translation>已留出的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Share of the pages</source>
            <translation>页面比例</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>None of these pages is held out: select pages in the list, then choose Page &gt; Hold out for evaluation.</source>
            <translation>这些页面都没有留出：请在列表中选择页面，然后选择“页面 &gt; 留出用于评估”。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>All of these pages are held out, so there are no pages for training.</source>
            <translation>这些页面全部留出，没有可用于训练的页面。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>Finding problems…</source>
            <translation>正在查找问题…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>{} found.</source>
            <translation>发现{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/page_choice.py" />
            <source>No problems found.</source>
            <translation>未发现问题。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>“{what}” changed {pages} pages.</source>
            <translation>“{what}”更改了 {pages} 个页面。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Whatever was edited on these pages since stays as it is.</source>
            <translation>此后在这些页面上所做的编辑会保留。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>{} cannot go back, because they were read again since.</source>
            <translation>{} 无法撤销，因为之后又重新识别过。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>{} cannot go back, because it was read again since.</source>
            <translation>{} 无法撤销，因为之后又重新识别过。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Undo on this page</source>
            <translation>在此页撤销</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Undo on {}</source>
            <translation>在 {} 上撤销</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Undo on all {} pages</source>
            <translation>在全部 {} 页撤销</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Pre-annotate again</source>
            <translation>重新预标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>{annotated} of these {pages} pages are already annotated, {reviewed} of them reviewed.</source>
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
            <source>Label again keeps the text, and proposes labels and links anew. Read and label again reads the image anew first. Only new lines adds lines that are missing, and changes nothing else.</source>
            <translation>“重新标注”保留文本，重新建议标签和链接。“重新识别并标注”先重新识别图像。“仅添加新行”只添加缺少的行，不更改其他内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Anything that you set, drew or corrected is kept in each case.</source>
            <translation>无论哪种方式，您设置、绘制或更正的内容都会保留。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>If a reviewed page changes, it becomes pre-annotated again so that you can check it.</source>
            <translation>已审核的页面如有变化，会重新变为“已预标注”，以便再看一遍。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Do not change reviewed pages</source>
            <translation>不更改已审核的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Label again</source>
            <translation>重新标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Read and label again</source>
            <translation>重新识别并标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Only new lines</source>
            <translation>仅添加新行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Fix {} problems on {} pages?</source>
            <translation>要修复 {1} 页上的 {0} 个问题吗？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>{}. You can undo this in one step.</source>
            <translation>{}。可以一步撤销。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Fix all of this kind</source>
            <translation>修复全部此类问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Fix</source>
            <translation>修复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>The image of {name} was replaced: it had {before} pixels and has {after} now.</source>
            <translation>{name} 的图像已被替换：原为 {before} 像素，现为 {after} 像素。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>How do the annotations lie on it? You can undo this. Until you decide, the page cannot be read again, exported or used for training.</source>
            <translation>标注应如何放到新图像上？此操作可以撤销。在您决定之前，该页面不能重新识别、导出或用于训练。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Fit annotations to image</source>
            <translation>让标注适应图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Stretch to the image</source>
            <translation>拉伸到图像大小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Rotate right</source>
            <translation>向右旋转</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Rotate left</source>
            <translation>向左旋转</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Keep positions</source>
            <translation>保持位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Decide later</source>
            <translation>稍后决定</translation>
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
            <source>Entities and links are also removed; image files are kept. You can undo this until you close the project.</source>
            <translation>实体和链接会一并移除；图像文件保留。在关闭项目之前可以撤销。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Remove from the project</source>
            <translation>从项目中移除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Finished pages are saved. You can pre-annotate the others later.</source>
            <translation>已完成的页面已保存，其余的可以以后再预标注。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Work in progress</source>
            <translation>工作正在进行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>{} is not finished.</source>
            <translation>{} 尚未完成。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Keep working</source>
            <translation>继续工作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>If you close it now, all its annotations are lost. Save it under a name to keep them.</source>
            <translation>如果现在关闭，其全部标注都会丢失。请将其另存为一个名称以保留标注。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>{} was deleted, moved or replaced.</source>
            <translation>{} 已被删除、移动或替换。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Project file is gone</source>
            <translation>项目文件不见了</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Close without saving</source>
            <translation>不保存并关闭</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>A model pack is being created.</source>
            <translation>正在制作模型包。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Run in progress</source>
            <translation>运行正在进行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Leave running</source>
            <translation>让它继续运行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>The run is kept. You can create the pack later.</source>
            <translation>运行会保留，模型包可以以后再制作。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>If you stop the run, it is saved and you can resume it later.</source>
            <translation>停止的运行会先保存，以后可以恢复。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>If you leave it running, it appears again when you next open this project.</source>
            <translation>继续进行的运行会在下次打开本项目时找到。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>If you leave an evaluation running, it starts again when you next open this project.</source>
            <translation>如果让评估继续，它会在下次打开本项目时重新开始。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>The run will stop and save after this step…</source>
            <translation>运行将在此步之后停止并保存…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/questions.py" />
            <source>Stop now</source>
            <translation>立即停止</translation>
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
            <source>Report contents</source>
            <translation>报告内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>Include the current page with its image and all text</source>
            <translation>附上当前打开的页面，包括其图像和全部文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>Checking this computer…</source>
            <translation>正在检查本机…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>For support: versions, system information, the log and crash records. Names of people, files and projects and all text on pages are removed. Nothing is sent: you choose where to save the file and who to give it to.</source>
            <translation>用于故障排查：版本、系统信息、日志和崩溃记录。人名、文件名、项目名以及页面上的所有文字均已去除。不会发送任何内容：由您决定文件保存在哪里、交给谁。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>Review it before you share it.</source>
            <translation>分享之前请先查看。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>The page image, and a file with its entities and links.</source>
            <translation>页面的图像，以及包含其实体和链接的文件。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>Archives (*.zip)</source>
            <translation>压缩文件 (*.zip)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/report.py" />
            <source>Report saved: {}</source>
            <translation>报告已保存：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>Pages with the same layout</source>
            <translation>版式相同的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>These pages have the same keys and headers in the same places as the current page. They get its labels and links; edits made by hand are kept. Press Space to tick or untick a page.</source>
            <translation>这些页面的键和标题与当前页面相同且位置一致。它们将获得当前页面的标签和链接；人工编辑的内容保留。按空格键勾选或取消页面。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/same_layout.py" />
            <source>{} of {} selected: {}, {}</source>
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
            <source>Applied labels and links to {}.</source>
            <translation>已将标签和链接应用到 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>As on the pages</source>
            <translation>按页面上的写法</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Day, month, year (25/12/2018)</source>
            <translation>日、月、年 (25/12/2018)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Month, day, year (12/25/2018)</source>
            <translation>月、日、年 (12/25/2018)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Year, month, day (2018/12/25)</source>
            <translation>年、月、日 (2018/12/25)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Point (1,234.50)</source>
            <translation>点 (1,234.50)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Comma (1.234,50)</source>
            <translation>逗号 (1.234,50)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Fields of the project</source>
            <translation>项目的字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>&amp;Add a field</source>
            <translation>添加字段(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Add from a &amp;list…</source>
            <translation>从列表添加(&amp;L)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>No field: forget them</source>
            <translation>不转给任何字段：丢弃</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>“{}” has {}. Which field should get them?</source>
            <translation>“{}”有 {}。应转给哪个字段？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>decision</source>
            <translation>个决定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>decisions</source>
            <translation>个决定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Remove or merge a field</source>
            <translation>移除或合并字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Rules removed with their fields: {}</source>
            <translation>随字段删除的规则：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>&amp;Remove or merge…</source>
            <translation>移除或合并(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>&amp;Remove</source>
            <translation>移除(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Rules</source>
            <translation>规则</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Dates and numbers</source>
            <translation>日期和数字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Conditions that fields must meet, one per line, such as “net + tax = total” or “due &gt;= date”. Put names with spaces in square brackets. Values that break a rule need a look.</source>
            <translation>字段必须满足的条件，每行一个，例如“net + tax = total”或“due &gt;= date”。含空格的名称请放在方括号中。违反规则的值需要查看。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>As on the pages: {}</source>
            <translation>按页面上的写法：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>EUR, USD, …</source>
            <translation>EUR、USD…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Numeric dates</source>
            <translation>数字日期</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Decimal sign</source>
            <translation>小数点</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Currency</source>
            <translation>货币</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/schema.py" />
            <source>Used only where a page does not make it clear.</source>
            <translation>仅在页面本身不明确时使用。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>Folder…</source>
            <translation>文件夹…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>Choose a model pack folder</source>
            <translation>选择模型包文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>{} (folder)</source>
            <translation>{}（文件夹）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>Model pack folder</source>
            <translation>模型包文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/setting_editors.py" />
            <source>Built-in</source>
            <translation>内置</translation>
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
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/settings.py" />
            <source>Restore defaults</source>
            <translation>恢复默认</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Press the new shortcut… (Esc to cancel)</source>
            <translation>请按下新的快捷键…（Esc 取消）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>&amp;Record shortcut</source>
            <translation>录制快捷键(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Shortcuts</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Find an action or a shortcut such as Ctrl+J</source>
            <translation>查找操作，或 Ctrl+J 之类的快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Find an action</source>
            <translation>查找操作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Re&amp;move shortcut</source>
            <translation>移除快捷键(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Restore &amp;default</source>
            <translation>恢复默认(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Reassign shortcu&amp;t</source>
            <translation>重新分配快捷键(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Restore &amp;all defaults</source>
            <translation>全部恢复默认(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>{} is reserved for the page.</source>
            <translation>{} 保留给页面使用。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>{} is the shortcut of the label “{}”; you can change it in Labels &gt; Edit labels.</source>
            <translation>{} 是标签“{}”的快捷键；可在“标签 &gt; 编辑标签”中更改。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>{} is already the shortcut of “{}”.</source>
            <translation>{} 已是“{}”的快捷键。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>The shortcut of “{}” is now {}.</source>
            <translation>“{}”的快捷键现在是 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>“{}” no longer has a shortcut.</source>
            <translation>“{}”不再有快捷键。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>All actions have their default shortcuts again.</source>
            <translation>所有操作都恢复了默认快捷键。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Shortcut</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>   (changed)</source>
            <translation>   （已更改）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>{}   (used by the label “{}”)</source>
            <translation>{}   （已用于标签“{}”）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/shortcuts.py" />
            <source>Actions and their shortcuts</source>
            <translation>操作及其快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>VI-LayoutXLM: uses text and positions</source>
            <translation>VI-LayoutXLM：使用文本和位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>SDMGR: uses text, positions and the image</source>
            <translation>SDMGR：使用文本、位置和图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Continues from a model that already knows forms, so a few dozen pages are enough. Suitable for most documents.</source>
            <translation>从已熟悉表单的模型继续，因此几十页就够了。适合大多数文档。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Starts from scratch and learns labels and links together, so it needs a hundred pages or more. Suitable for receipts and similar documents with many fixed labels.</source>
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
            <source>256 × 128 pixels, fast</source>
            <translation>256 × 128 像素，快速</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>512 × 256 pixels</source>
            <translation>512 × 256 像素</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>1024 × 512 pixels, as in PaddleOCR</source>
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
            <source>Duration unit</source>
            <translation>时长的单位</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Image size</source>
            <translation>图像大小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Advanced</source>
            <translation>高级</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Trains a model on the corrections in this project. The held-out pages show how much it improves.</source>
            <translation>用本项目中的修正训练模型。留出的页面会显示模型的改进。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Duration</source>
            <translation>时长</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Epochs</source>
            <translation>轮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>How many times each page is used for training</source>
            <translation>每个页面用于训练的次数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Minutes</source>
            <translation>分钟</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Training stops after this time and keeps the best model so far; evaluation takes extra time</source>
            <translation>到时训练停止，保留目前最好的模型；评估另需时间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Set the number of epochs or a time limit</source>
            <translation>设定轮数或时间上限</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Pages that are not used for training; the old and the new model are evaluated on them</source>
            <translation>不用于训练的页面；新旧模型都在其上评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Maximum length of the longer and shorter side of the image; half the size takes a third of the time</source>
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
            <source>Learning rate of links</source>
            <translation>链接的学习率</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>No label with the role key or none with the role value is used: nothing to link</source>
            <translation>没有使用“键”角色或“值”角色的标签，因此没有可链接的内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>How many pages are processed at once. Smaller batches need less memory</source>
            <translation>一次学习多少页。越少所需内存越小</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>{}; a long page counts as several</source>
            <translation>{}；长页面按几页计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>{pages} to learn from, {held_out} to test.</source>
            <translation>{pages}用于学习，{held_out} 个用于测试。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Without held-out pages, the result is measured by cross-validation only.</source>
            <translation>没有保留页面时，结果仅通过交叉验证评估。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Too few to tell whether the new model is better, so it is also tested by cross-validation.</source>
            <translation>保留页面太少，无法判断新模型是否更好，因此还会进行交叉验证。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>There is no model to start from; choose a checkpoint folder.</source>
            <translation>没有可作为起点的模型；请选择检查点文件夹。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>SDMGR, labels and links together</source>
            <translation>SDMGR，同时学习标签和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>{what}, from {model}.</source>
            <translation>{what}，从 {model} 开始。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>{}.</source>
            <translation>{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Trains as many epochs as are likely to fit.</source>
            <translation>按可能的时间安排轮数。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Based on the last run, about {}.</source>
            <translation>按最近一次运行的速度，约为 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>epoch</source>
            <translation>轮</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>The time is estimated after the first steps.</source>
            <translation>开始几步之后即可知道需要多长时间。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/train.py" />
            <source>Based on the last run, this takes about {}.</source>
            <translation>按最近一次运行的速度，约需 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Training environment</source>
            <translation>训练环境</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Refresh</source>
            <translation>刷新</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Training needs Paddle. If this program does not include it, the program can create a Python environment with Paddle in its own folder. Nothing else on this computer is changed, and nothing is downloaded until you click the button.</source>
            <translation>训练需要 Paddle。如果本程序不含 Paddle，可以在自己的文件夹中创建一个带 Paddle 的 Python 环境。不会改动本机的其他内容，在您单击按钮之前也不会下载任何东西。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Create from</source>
            <translation>创建自</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>In use for training</source>
            <translation>正在用于训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Remove ({})…</source>
            <translation>删除（{}）…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>The Python installations on this computer could not be listed.</source>
            <translation>无法查找本机的 Python。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Searching for Python installations…</source>
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
            <source>Python {} to {} was not found on this computer.</source>
            <translation>本机没有 Python {} 至 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Install Python {} (64-bit), then click “Refresh”.</source>
            <translation>请安装 Python {}（64 位），然后单击“刷新”。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Python {version} with Paddle ({path})</source>
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
            <source>Create (download: {})</source>
            <translation>创建（下载：{}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>Remove the training environment?</source>
            <translation>删除训练环境吗？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>You can create it again. Models that were trained with it are kept.</source>
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
            <source>{words}: {room} on disk</source>
            <translation>{words}：占用磁盘 {room}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/training_environment.py" />
            <source>{} (recommended)</source>
            <translation>{}（推荐）</translation>
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
            <source>Checking for the latest version…</source>
            <translation>正在查询最新版本…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>What's new</source>
            <translation>新内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>Open web page</source>
            <translation>打开其网页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>The update check failed.</source>
            <translation>无法检查更新。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>You have version {}.</source>
            <translation>当前版本为 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>There is no newer version.</source>
            <translation>没有更新的版本。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/updates.py" />
            <source>Version {} is available.</source>
            <translation>有新版本 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/value_table.py" />
            <source>Replace values that are already decided</source>
            <translation>替换已确认的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/value_table.py" />
            <source>Read their text</source>
            <translation>读取其文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/value_table.py" />
            <source>Looking for the values on the pages…</source>
            <translation>正在页面上查找这些值…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/value_table.py" />
            <source>Values</source>
            <translation>值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/value_table.py" />
            <source>{} of {} are documents of this project.</source>
            <translation>{1}中有 {0} 行对应此项目的文档。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/value_table.py" />
            <source>No text yet: {}.</source>
            <translation>尚无文字：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/value_table.py" />
            <source>No text yet: {}. Pages are being read; then their values are looked for.</source>
            <translation>尚无文字：{}。正在读取页面，随后将查找其中的值。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/value_table.py" />
            <source>The project has no fields yet. It gets one for each column.</source>
            <translation>项目还没有字段。每一列将成为一个字段。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/value_table.py" />
            <source>Values that were not found are kept without a place on the page.</source>
            <translation>未找到的值会保留，但没有页面位置。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/dialogs/value_table.py" />
            <source>This table cannot be imported.</source>
            <translation>无法导入此表格。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{text}: labelled {now}; the model proposed {was}</source>
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
            <source>{text}: deleted; the model proposed {was}</source>
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
            <source>{text}: {now} here, {was} in the other project</source>
            <translation>{text}：此处为 {now}，对方为 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>Text: {now} here, {was} in the other project</source>
            <translation>文本：此处为 {now}，对方为 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{text}: {now} here; not in the other project</source>
            <translation>{text}：此处为 {now}；对方项目中没有</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{text}: only in the other project, as {was}</source>
            <translation>{text}：仅在对方项目中，为 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{head} → {tail}: linked only here</source>
            <translation>{head} → {tail}：仅此处有链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>{head} → {tail}: linked only in the other project</source>
            <translation>{head} → {tail}：仅在对方项目中有链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>Field {text}: {now} here, {was} in the other project</source>
            <translation>字段 {text}：此处为 {now}，另一项目中为 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>Field {text}: {now} here; not decided in the other project</source>
            <translation>字段 {text}：此处为 {now}；另一项目中未确定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>Field {text}: not decided here; {was} in the other project</source>
            <translation>字段 {text}：此处未确定；另一项目中为 {was}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/differences.py" />
            <source>not on this document</source>
            <translation>不在此文档上</translation>
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
            <source>Place of the entity in the reading order</source>
            <translation>实体在阅读顺序中的位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/entities.py" />
            <source>Text of the entity; double-click or press F2 to correct it, or Space to check a check box</source>
            <translation>实体的文字；双击或按 F2 修改，按空格键勾选复选框</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/entities.py" />
            <source>Double-click, or press the shortcut of a label, to change it</source>
            <translation>双击或按标签的快捷键修改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/entities.py" />
            <source>Score of the label; ✓ means set by hand, ? means that the text or label is unsure</source>
            <translation>标签的分数；✓ 表示人工设定，? 表示文本或标签不确定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/entities.py" />
            <source>Check box</source>
            <translation>复选框</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>The fields of the project, in their order</source>
            <translation>项目的字段，按其顺序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>The value as read, then its normalized form; type or press F2 to correct it</source>
            <translation>读取的值，其后是规范化形式；直接输入或按 F2 可更正</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>How far the value can be trusted, and how likely it is right</source>
            <translation>该值的可信程度，以及正确的可能性</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Proved</source>
            <translation>已证实</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Sure</source>
            <translation>确定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Look</source>
            <translation>待查看</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Decided</source>
            <translation>已确认</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Not there</source>
            <translation>不存在</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Several lines</source>
            <translation>多行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Number</source>
            <translation>数字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Choice</source>
            <translation>选项</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Rows of a table</source>
            <translation>表格的行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Not read yet</source>
            <translation>尚未读取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Not found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Learned from {}. Too few documents to say how often it is right.</source>
            <translation>从 {} 学习。文档太少，说不出正确率。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Right in {} of {} documents in cross-validation; learned from {}.</source>
            <translation>交叉验证中 {1} 个文档里 {0} 个正确；从 {2} 个文档学习。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Right in {} of {} documents that are held out.</source>
            <translation>留出的文档中正确 {} 个，共 {} 个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/field_values.py" />
            <source>not there</source>
            <translation>不存在</translation>
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
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>New page</source>
            <translation>新页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Filled</source>
            <translation>填充</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Updated</source>
            <translation>更新</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Conflicts with your edits</source>
            <translation>与您的编辑冲突</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Unchanged</source>
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
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Links</source>
            <translation>链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Page: use the file's version</source>
            <translation>页面：采用文件的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/imported.py" />
            <source>Content</source>
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
            <source>Location</source>
            <translation>位置</translation>
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
            <source>Press Enter or double-click to choose another colour</source>
            <translation>按 Enter 或双击选择其他颜色</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Renaming a label keeps its entities on all pages</source>
            <translation>改名的标签在所有页面上保留其实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>How the label is used for linking</source>
            <translation>链接时如何看待该标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>One character; press it to give the label to the selected entities</source>
            <translation>一个字符；在页面上按下即为选中的实体加此标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Number of entities in the project with this label</source>
            <translation>项目中有多少实体使用该标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Key (the name of a value)</source>
            <translation>键（值的名称）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Value (the content)</source>
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
            <source>A label has no name; enter a name or remove the label.</source>
            <translation>有标签没有名称；请命名或删除它。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>The label “{}” appears twice; rename or remove one.</source>
            <translation>标签“{}”出现了两次；请改名或删除其中一个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>A shortcut is one character; that of “{}” has {}.</source>
            <translation>快捷键是一个字符；“{}”的有 {} 个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>Two labels have the shortcut {}; change one of them.</source>
            <translation>两个标签的快捷键都是 {}；请更改其中一个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/labels.py" />
            <source>label {}</source>
            <translation>标签 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/layout_matches.py" />
            <source>Matching words</source>
            <translation>匹配的文字</translation>
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
            <source>{text}: {label} was predicted as {predicted}</source>
            <translation>{text}：{label} 被预测为 {predicted}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/mistakes.py" />
            <source>{key} → {value}: missing link</source>
            <translation>{key} → {value}：缺少链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/mistakes.py" />
            <source>{key} → {value}: wrong link</source>
            <translation>{key} → {value}：错误的链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/open_fields.py" />
            <source>Blank</source>
            <translation>空白</translation>
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
            <source>Held-out pages</source>
            <translation>留出的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>With fields that need a look</source>
            <translation>有字段需要查看</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/page_filter.py" />
            <source>Not reviewed, no field needs a look</source>
            <translation>未审核，且无字段需要查看</translation>
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
            <source>In progress</source>
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
            <source>Part of the document {}</source>
            <translation>属于文档 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>{} to look at</source>
            <translation>{}待查看</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>{} unsure</source>
            <translation>{} 个不确定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/pages.py" />
            <source>{number} proposed labels and links to check; mean score {mean:.0%}, lowest {least:.0%}</source>
            <translation>有 {number} 个提议的标签和链接待检查；平均分数 {mean:.0%}，最低 {least:.0%}</translation>
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
            <source>held out</source>
            <translation>已留出</translation>
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
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Label named O</source>
            <translation>名为 O 的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Label name that a class list cannot store</source>
            <translation>类别列表无法保存的标签名</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>No label with the role key or value</source>
            <translation>没有角色为键或值的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Page damaged in the project file</source>
            <translation>项目文件中已损坏的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Missing image</source>
            <translation>图像缺失</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Exclude the page from training and export</source>
            <translation>将页面排除在训练和导出之外</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Unreadable image</source>
            <translation>图像无法读取</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Image size has changed</source>
            <translation>图像尺寸与之前不同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Duplicate image</source>
            <translation>图像与另一页相同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Sideways page</source>
            <translation>横放的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Text read badly</source>
            <translation>识别效果很差的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Page without text</source>
            <translation>页面没有文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Label not in the label set</source>
            <translation>标签不在标签集中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Misspelled label</source>
            <translation>标签拼写有误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Change it to the most similar label in the label set</source>
            <translation>改为标签集中最相似的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Label O</source>
            <translation>标签 O</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Use the background label</source>
            <translation>改为背景标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Entities without a label</source>
            <translation>实体没有标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Label differs from the same text elsewhere</source>
            <translation>与其他处相同文本的标签不同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Use the label of most others</source>
            <translation>改为多数实体的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Same text with different labels</source>
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
            <source>Enlarge it to one pixel</source>
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
            <source>Entity completely outside the page</source>
            <translation>实体完全在页面之外</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Entities at the same position</source>
            <translation>实体位于同一位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Duplicate entity</source>
            <translation>实体重复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Delete it; its links move to the other entity</source>
            <translation>删除它；其链接转给另一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Link to a missing entity</source>
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
            <source>Reverse the link</source>
            <translation>反转链接方向</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Link ignored in training</source>
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
            <source>Label unknown to PaddleOCR's RE</source>
            <translation>PaddleOCR 的 RE 不认识的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Rule over fields not met</source>
            <translation>不满足字段规则</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Value does not fit its field</source>
            <translation>值与字段类型不符</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Required field missing</source>
            <translation>缺少必填字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problem_kinds.py" />
            <source>Rule that cannot be computed</source>
            <translation>无法计算的规则</translation>
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
            <location filename="../../kie_desktop/ui/item_models/problems.py" />
            <source>error</source>
            <translation>个错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problems.py" />
            <source>errors</source>
            <translation>个错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problems.py" />
            <source>warning</source>
            <translation>个警告</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/problems.py" />
            <source>warnings</source>
            <translation>个警告</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/records.py" />
            <source>Column {}</source>
            <translation>第 {} 列</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>A renamed field keeps its decisions</source>
            <translation>重命名的字段保留其决定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>The kind of value; it determines how values are read, compared and checked</source>
            <translation>值的种类；决定如何读取、比较和检查值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>Every document should have it</source>
            <translation>每个文档都应该有它</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>A document may have several values</source>
            <translation>一个文档可以有多个值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>Other names on pages, separated by semicolons</source>
            <translation>页面上的其他名称，用分号分隔</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>Number of decisions in the project</source>
            <translation>项目中的决定数</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>Required</source>
            <translation>必需</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>Several</source>
            <translation>多个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>Also called</source>
            <translation>其他名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>A field has no name; give it one or remove it.</source>
            <translation>有一个字段没有名称；请命名或移除它。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>The field “{}” appears twice; rename or remove one.</source>
            <translation>字段“{}”出现了两次；请重命名或移除其中一个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/schema.py" />
            <source>The choice “{}” has no answers yet; enter them below the table.</source>
            <translation>选项“{}”还没有答案；请在表格下方输入。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/value_table.py" />
            <source>Found</source>
            <translation>已找到</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/value_table.py" />
            <source>Found several times</source>
            <translation>找到多处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/value_table.py" />
            <source>Nearly the same</source>
            <translation>近似</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/value_table.py" />
            <source>Several times</source>
            <translation>多处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/value_table.py" />
            <source>Nearly</source>
            <translation>近似</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/value_table.py" />
            <source>Decided here</source>
            <translation>此处已确认</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/value_table.py" />
            <source>Document</source>
            <translation>文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/value_table.py" />
            <source>On the page</source>
            <translation>页面上</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/item_models/value_table.py" />
            <source>Not on the pages read so far</source>
            <translation>已读取的页面上没有</translation>
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
            <source>View: legend, magnifier, brightness, rotation, lock shapes</source>
            <translation>视图：图例、放大镜、亮度、旋转、锁定形状</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/canvas_bar.py" />
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/canvas_bar.py" />
            <source>More labels</source>
            <translation>更多标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/canvas_bar.py" />
            <source>Labels that do not fit here</source>
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
            <source>How accurate was the model?</source>
            <translation>模型有多准确？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>Compares the proposals on all reviewed pages with your corrected version</source>
            <translation>将所有已审核页面的建议与您的结果进行比较</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>How accurate the model was</source>
            <translation>模型有多准确</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>This page was never pre-annotated, so there is nothing to compare.</source>
            <translation>此页面从未预标注过，因此没有可比较的内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>Nothing has changed since this page was pre-annotated.</source>
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
            <source>Proposals on {} that you reviewed:</source>
            <translation>您已审核的 {}上的建议：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/changes.py" />
            <source>No pre-annotated page has been reviewed yet.</source>
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
            <source>Compare with another annotator's project…</source>
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
            <source>Use this version</source>
            <translation>采用此版本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Use the other annotator's version on this page; you can undo this</source>
            <translation>在此页面采用另一位标注者的版本；可以撤销</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Have a second person annotate the same pages in a copy of the project file, then compare: see how well labels, links and fields agree, and where they differ.</source>
            <translation>请另一人在项目文件的副本中标注相同页面，然后比较：查看标签、链接和字段的一致程度以及不同之处。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>Compared with {name} on {pages}.</source>
            <translation>在 {pages}上与 {name} 比较。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>{} left out: not annotated by both.</source>
            <translation>{}未计入：并非两人都标注过。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>No disagreements.</source>
            <translation>没有分歧。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>{row} of {all}</source>
            <translation>第 {row} / {all} 个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/comparison.py" />
            <source>{} in total</source>
            <translation>共 {} 处</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/curves.py" />
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/curves.py" />
            <source>Right on held-out pages (F1)</source>
            <translation>保留页面上的正确率（F1）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/curves.py" />
            <source>Windows per second</source>
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
            <source>Second annotator</source>
            <translation>第二位标注者</translation>
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
            <source>No entities yet. Pre-annotate the page to read it, or draw entities yourself.</source>
            <translation>还没有实体。请对页面进行预标注，或自行绘制实体。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>The mean is calculated over the labels that end in _value, if there are any, and otherwise over all labels except the background. For the wildreceipt labels, it is the value that PaddleOCR reports.</source>
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
            <source>as pre-annotated</source>
            <translation>与预标注相同</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>{task} on {pages}; {speed:.1f} pages per second</source>
            <translation>{pages}上的{task}；每秒 {speed:.1f} 页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>actual / predicted</source>
            <translation>实际 / 预测</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/evaluation.py" />
            <source>Confusion matrix of {} (entities)</source>
            <translation>{} 的混淆矩阵（实体数）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_details.py" />
            <source>Other candidates</source>
            <translation>其他候选值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_details.py" />
            <source>Normalized: {}</source>
            <translation>规范化：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_details.py" />
            <source>Key on the page: {}</source>
            <translation>页面上的键：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_details.py" />
            <source>It has no place on the page.</source>
            <translation>它在页面上没有位置。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_details.py" />
            <source>{} ({:.0%} likely)</source>
            <translation>{}（可能性 {:.0%}）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_details.py" />
            <source>Nothing was found. Click it on the page, type it, or mark it as not on this document.</source>
            <translation>未找到任何值。请在页面上点击它、输入它，或标记为此文档中没有。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_details.py" />
            <source>Nobody has looked at it yet.</source>
            <translation>还没有人查看过。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_details.py" />
            <source>Only {:.0%} sure: have a look at it.</source>
            <translation>把握只有 {:.0%}，请查看。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_details.py" />
            <source>Candidate 1 is nearly as likely.</source>
            <translation>候选 1 的可能性几乎相同。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_head.py" />
            <source>Edit fields…</source>
            <translation>编辑字段…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_head.py" />
            <source>Read the text</source>
            <translation>读取文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_head.py" />
            <source>{} of {} reviewed</source>
            <translation>已审核 {} / {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_head.py" />
            <source>{} of {} reviewed; {} more need no look</source>
            <translation>已审核 {}/{}；另有 {} 个无需查看</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_head.py" />
            <source>The text is being read.</source>
            <translation>正在读取文字。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_head.py" />
            <source>No text has been read from this document yet.</source>
            <translation>尚未读取此文档的文字。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_head.py" />
            <source>Learning…</source>
            <translation>正在学习…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_head.py" />
            <source>Learned from {}.</source>
            <translation>从 {}学习。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>Receipt</source>
            <translation>收据</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>Company, address, date, total, tax and more</source>
            <translation>公司、地址、日期、合计、税额等</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>Invoice</source>
            <translation>发票</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>Number, dates, seller, buyer, amounts and more</source>
            <translation>编号、日期、卖方、买方、金额等</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>Form</source>
            <translation>表单</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>Name, date of birth, address, phone, number</source>
            <translation>姓名、出生日期、地址、电话、编号</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>Fields to start with</source>
            <translation>起始字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>Which fields do you need?</source>
            <translation>您需要哪些字段？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>The program proposes their values for each document; you check a few documents, and it learns from your decisions.</source>
            <translation>程序为每份文档提出这些字段的值；您检查几份文档，程序从您的决定中学习。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>My own list…</source>
            <translation>我自己的列表…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>Type or paste names, or the head of a spreadsheet</source>
            <translation>输入或粘贴名称，或电子表格的表头</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>A table of values…</source>
            <translation>值表…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>If you have the values, the program finds them on the pages</source>
            <translation>如果您已有这些值，程序会在页面上找到它们</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_start.py" />
            <source>The fields of this project cannot be used: {} If you choose other fields, they replace these.</source>
            <translation>无法使用此项目的字段：{}如果选择其他字段，将替换这些字段。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_view.py" />
            <source>Fields of the document</source>
            <translation>文档的字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/field_view.py" />
            <source>Value of {}</source>
            <translation>{} 的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/fields.py" />
            <source>No page is open, or the page is excluded.</source>
            <translation>没有打开的页面，或该页已排除。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/fields.py" />
            <source>Accept, go on</source>
            <translation>接受并继续</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/fields.py" />
            <source>Mark reviewed, next document</source>
            <translation>标记为已审核，下一文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/fields.py" />
            <source>Keys and values</source>
            <translation>键和值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/fields.py" />
            <source>Tables</source>
            <translation>表格</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/fields.py" />
            <source>The fields that you chose for all documents</source>
            <translation>您为所有文档选择的字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/fields.py" />
            <source>All keys on this page, with the values linked to them</source>
            <translation>此页上的所有键及其链接的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/fields.py" />
            <source>The tables of the document, row by row</source>
            <translation>文档中的表格，逐行显示</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/fields.py" />
            <source>Kinds of fields</source>
            <translation>字段种类</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Entity {}</source>
            <translation>实体 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Check box {}</source>
            <translation>复选框 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Code {}</source>
            <translation>条码 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Checked</source>
            <translation>已勾选</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Label of the selected entities</source>
            <translation>选中实体的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Select an entity or a link on the page to view and edit it here.</source>
            <translation>在页面上选中实体或链接，即可在此查看和修改。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Score: {}</source>
            <translation>分数：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Drawn by hand</source>
            <translation>由人绘制</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Choose a label, or press its shortcut, to label them all.</source>
            <translation>选择一个标签，或按其快捷键，为所有选中的实体设置标签。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Score of this link</source>
            <translation>此链接的分数</translation>
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
            <source>Set by hand</source>
            <translation>人工设置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Found with score {}</source>
            <translation>识别得分 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Text set by hand</source>
            <translation>文本由人设定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Text read with score {}</source>
            <translation>文本识别分数 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Text as it stands in the file</source>
            <translation>文本取自文件本身</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Label set by hand</source>
            <translation>标签由人设定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/inspector.py" />
            <source>Label proposed with score {}</source>
            <translation>标签建议分数 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/line_crop.py" />
            <source>The line in the image</source>
            <translation>图像中的这一行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/link_hint.py" />
            <source>Labels have changed: propose links again</source>
            <translation>标签已更改：重新建议链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/message_bar.py" />
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/message_bar.py" />
            <source>Close message</source>
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
            <source>Go to the previous mistake (Shift+F9)</source>
            <translation>转到上一个错误（Shift+F9）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Go to the next mistake (F9)</source>
            <translation>转到下一个错误（F9）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Mistakes of {}</source>
            <translation>{} 的错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Mistakes of {} only</source>
            <translation>仅 {} 的错误</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>Mistakes of both</source>
            <translation>两者都错</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>No mistakes.</source>
            <translation>没有错误。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/mistakes.py" />
            <source>{} in total; click one to show it</source>
            <translation>共 {} 个；单击即可显示</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/model_chip.py" />
            <source>&amp;Model</source>
            <translation>模型(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/model_chip.py" />
            <source>{} (run; a model pack will be created)</source>
            <translation>{}（运行；将创建模型包）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/model_chip.py" />
            <source>Only read the text</source>
            <translation>仅识别文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/model_chip.py" />
            <source>Labels that the model knows and this project does not have are added to its labels; else lines with them become background</source>
            <translation>模型有而此项目没有的标签会加入项目标签；否则带这些标签的行作为背景</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/model_chip.py" />
            <source>Model packs…</source>
            <translation>模型包…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/model_chip.py" />
            <source>only text</source>
            <translation>仅文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/model_chip.py" />
            <source>Pre-annotation of this project uses the model {}</source>
            <translation>此项目的预标注使用模型 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/model_chip.py" />
            <source>Pre-annotation of this project reads the text only</source>
            <translation>此项目的预标注仅识别文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/model_chip.py" />
            <source>Model: {}</source>
            <translation>模型：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/open_fields.py" />
            <source>Keys and values of the page</source>
            <translation>页面的键和值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/open_fields.py" />
            <source>No entity on this page is labelled as a key or a field. Pre-annotate the page, or label its keys.</source>
            <translation>此页上没有实体被标为键或字段。请预标注此页，或给键加标签。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>Find a page by name</source>
            <translation>按名称查找页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>Filter pages</source>
            <translation>筛选页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>Sort pages</source>
            <translation>页面排序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>With the label {}</source>
            <translation>含标签 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>Least certain first: pages from which a model learns most come first</source>
            <translation>最不确定的在前：最先出现的页面对模型最有教益</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>Least certain first: the documents whose fields are most likely wrong come first</source>
            <translation>最不确定的在前：字段最可能有误的文档排在前面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_list.py" />
            <source>{} of {}</source>
            <translation>{} / {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_rows.py" />
            <source>No text found</source>
            <translation>未找到文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_rows.py" />
            <source>No entities yet</source>
            <translation>还没有实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/page_rows.py" />
            <source>Damaged in the project file</source>
            <translation>在项目文件中已损坏</translation>
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
            <source>No matching commands.</source>
            <translation>没有命令符合这些字母。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/palette.py" />
            <source>not available now</source>
            <translation>当前不可用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Find problems</source>
            <translation>查找问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Include problems that only affect PaddleOCR</source>
            <translation>包括只有 PaddleOCR 在意的问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Filter by severity</source>
            <translation>按严重程度筛选</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Filter by type</source>
            <translation>按类型筛选</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Find whatever would make training fail or give wrong results without an error</source>
            <translation>查找会让训练失败或在没有报错的情况下得出错误结果的内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Labels and long pages that work here but not in PaddleOCR's own training</source>
            <translation>本程序训练能接受、但 PaddleOCR 自己的训练不能接受的标签和长页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>{}: {} of {}</source>
            <translation>{}：{} / {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Not checked yet.</source>
            <translation>尚未查找。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>The labels have changed since the last check; check again.</source>
            <translation>标签在上次查找后已更改；请重新查找。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>{} on {}.</source>
            <translation>{}，共 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Checking all pages…</source>
            <translation>正在查看每个页面…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Click Find problems to check all pages for whatever would make training fail or give wrong results without an error.</source>
            <translation>单击“查找问题”，检查所有页面中会让训练失败或在没有报错的情况下得出错误结果的内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>No problems match this filter.</source>
            <translation>没有符合筛选条件的问题。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>No problems found on any page.</source>
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
            <source>All types ({})</source>
            <translation>全部类型（{}）</translation>
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
            <source>{} problems on this page can be fixed automatically.</source>
            <translation>本页有 {} 个问题可以自动修复。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Click a problem, or press Enter, to show where it is.</source>
            <translation>单击问题或按 Enter 查看其位置。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Fix all {} of this type</source>
            <translation>修复全部 {} 个此类问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Show on page</source>
            <translation>在页面上显示</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Copy message</source>
            <translation>复制消息</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/problems.py" />
            <source>Fix problems</source>
            <translation>修复问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Find removed tables again</source>
            <translation>重新查找已删除的表格</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Rows of the table</source>
            <translation>表格的行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Tables of the document</source>
            <translation>文档中的表格</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Join rows</source>
            <translation>合并行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Split row</source>
            <translation>拆分行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Remove rows</source>
            <translation>移除行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Find again</source>
            <translation>重新识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Make the selected rows one</source>
            <translation>将所选各行合并为一行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Make the selected row one for each line of the page that it has</source>
            <translation>按页面上的文本行将所选行拆分为多行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Take the selected rows out of the table; their lines stay on the page</source>
            <translation>将所选各行移出表格；其文本行仍留在页面上</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Take back what was changed of this table</source>
            <translation>撤回对此表格所做的更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>No tables were found. A table is found where keys in a row are linked to values below them: pre-annotate the page, or link the head of each column to its values.</source>
            <translation>未找到表格。如果一行中的键与其下方的值有链接，就会识别为表格：请预标注页面，或将每列的表头链接到其下方的值。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Take back that all rows of a table were removed</source>
            <translation>撤销对表格所有行的删除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Table {}, pages {} to {}, {}</source>
            <translation>表格 {}，第 {} 至 {} 页，{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/records.py" />
            <source>Table {}, page {}, {}</source>
            <translation>表格 {}，第 {} 页，{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>training</source>
            <translation>训练中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>evaluating</source>
            <translation>评估中</translation>
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
            <source>labels right</source>
            <translation>标签正确率</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>links right</source>
            <translation>链接正确率</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>fields right</source>
            <translation>字段正确率</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>waiting, number {} in the queue</source>
            <translation>等待中，排在第 {} 位</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{name}: {state}</source>
            <translation>{name}：{state}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{} on the held-out pages</source>
            <translation>留出的页面上的{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>before</source>
            <translation>之前</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>after</source>
            <translation>之后</translation>
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
            <source>not evaluated</source>
            <translation>未评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{} will stop and save after this step.</source>
            <translation>{} 将在此步之后停止并保存。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{} is starting.</source>
            <translation>{} 开始。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{name}: testing on pages that were not learned from, {share:.0%}</source>
            <translation>{name}：正在未参与训练的页面上测试，{share:.0%}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{name}: epoch {epoch} of {epochs}, step {step} of {steps}</source>
            <translation>{name}：第 {epoch} / {epochs} 轮，第 {step} / {steps} 步</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>, stops after {}</source>
            <translation>，{}后停止</translation>
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
            <source>, because there was no improvement</source>
            <translation>，因为不再有提升</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>, because the time limit was reached</source>
            <translation>，因为时间已到</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>The old model is better on the held-out pages: keep it, or train on more pages.</source>
            <translation>旧模型在留出的页面上更好：请保留旧模型，或用更多页面训练。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>Find problems lists those on the pages.</source>
            <translation>“查找问题”会列出页面上的问题。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{remarks} from the check before training: {first}</source>
            <translation>开始前的检查有 {remarks}：{first}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>Right in {n} of 100 on the {pages} held out</source>
            <translation>在留出的 {pages}上，每 100 处有 {n} 处正确</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>{}, still getting better: go on training.</source>
            <translation>{}，仍在改善：可继续训练。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>The old model is kept: what was learned does not show on pages that were not learned from.</source>
            <translation>保留旧模型：在未参与训练的页面上看不出训练的效果。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/run_words.py" />
            <source>The result is a mean of the old and the trained model, which does best.</source>
            <translation>结果是旧模型与训练后模型的平均，效果最好。</translation>
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
            <source>Go on training…</source>
            <translation>继续训练…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Use it here</source>
            <translation>在此项目中使用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Create a model pack from this run and pre-annotate this project with it</source>
            <translation>从此运行创建模型包，并用于此项目的预标注</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Run log</source>
            <translation>运行日志</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>No runs yet. Train creates a model from the reviewed pages; Evaluate shows how good a model is.</source>
            <translation>还没有运行。“训练”用已审核的页面创建模型；“评估”显示模型的好坏。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Evaluate again</source>
            <translation>重新评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Training since the last checkpoint is lost</source>
            <translation>最近检查点之后学到的内容将丢失</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Remove from queue</source>
            <translation>移出队列</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>You can resume it later</source>
            <translation>以后可以恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Stops the evaluation; the trained model is kept</source>
            <translation>停止评估；训练好的模型会保留</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/runs.py" />
            <source>Stops and saves after this step, so that you can resume the run</source>
            <translation>在此步之后结束并保存，运行以后可以恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>Find text on all pages</source>
            <translation>在所有页面上查找文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>Search results</source>
            <translation>搜索结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>Ignores case and full or half width. Press Enter to go to a result.</source>
            <translation>不区分大小写和全角半角。按 Enter 转到该位置。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>The fields of {} have not been read.</source>
            <translation>{}的字段尚未读取。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>No results.</source>
            <translation>未找到。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>The first {number} results, on {pages}; type more to narrow the search.</source>
            <translation>前 {number} 处，{pages}；多输入一些以缩小范围。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>{places} on {pages}</source>
            <translation>{places}，{pages}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>result</source>
            <translation>个结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>results</source>
            <translation>个结果</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/search.py" />
            <source>Field {}</source>
            <translation>字段 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/several.py" />
            <source>Label all as {}</source>
            <translation>全部设为 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/several.py" />
            <source>{action}   {keys}</source>
            <translation>{action}   {keys}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_bar.py" />
            <source>Forms</source>
            <translation>表单</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_bar.py" />
            <source>Find the questions on each page, and the answers to them</source>
            <translation>查找每页上的问题及其答案</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_bar.py" />
            <source>Receipts</source>
            <translation>收据</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_bar.py" />
            <source>Find company, address, date, total, tax and more</source>
            <translation>查找公司、地址、日期、总额、税额等</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_bar.py" />
            <source>Invoices</source>
            <translation>发票</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_bar.py" />
            <source>Find number, dates, seller, buyer, amounts and more</source>
            <translation>查找号码、日期、卖方、买方、金额等</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_bar.py" />
            <source>Something else…</source>
            <translation>其他…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_bar.py" />
            <source>Type or paste the names of the values that you need</source>
            <translation>输入或粘贴您需要的值的名称</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_bar.py" />
            <source>What are these pages?</source>
            <translation>这些页面是什么？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_bar.py" />
            <source>Decide later, in the Fields panel or in Labels &gt; Edit labels</source>
            <translation>稍后决定：在“字段”面板或“标签 &gt; 编辑标签”中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Every image and PDF in the folder becomes a page</source>
            <translation>其中每个图像和 PDF 都成为页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Open images, scans or PDFs</source>
            <translation>打开图像、扫描件或 PDF</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Open sample pages</source>
            <translation>打开示例页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Try the program on sample forms and invoices</source>
            <translation>用示例表单和发票试用程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Recent</source>
            <translation>最近打开</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Extract fields from forms, invoices and receipts.</source>
            <translation>从表单、发票和收据中提取字段。</translation>
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
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>Optional: the program then knows which values to look for.</source>
            <translation>可选：这样程序就知道要查找哪些值。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>{}. Now open your pages.</source>
            <translation>{}。现在请打开您的页面。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/start_page.py" />
            <source>What are your pages?</source>
            <translation>您的页面是什么？</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Statistics of fields, labels and work</source>
            <translation>字段、标签和工作的统计</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Save as CSV…</source>
            <translation>保存为 CSV…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Save the page table: state, entities, links, actions, active seconds, labels</source>
            <translation>写出页面表：状态、实体、链接、操作、活动秒数、标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Statistics by page</source>
            <translation>逐页数据</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>No statistics yet.</source>
            <translation>尚未统计。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>{actions} in {time} of active work on {pages}</source>
            <translation>在 {pages}上共 {actions}，实际工作 {time}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>median per page: {actions} in {time}</source>
            <translation>每页中位数：{time} 内 {actions}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>No work recorded yet.</source>
            <translation>尚未记录任何工作。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>{number} labels and links from models are not confirmed; mean score {mean}</source>
            <translation>模型的 {number} 个标签和链接未经确认；平均分数 {mean}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Corrected</source>
            <translation>已更正</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/statistics.py" />
            <source>Cross-validation</source>
            <translation>交叉验证</translation>
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
            <source>Current work</source>
            <translation>当前工作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/status.py" />
            <source>Stop after the current page</source>
            <translation>处理完当前页面后停止</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/status.py" />
            <source>Read only</source>
            <translation>只读</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/status.py" />
            <source>You can only view and export this project; copy its folder to make changes</source>
            <translation>此项目只能查看和导出；要修改请复制其文件夹</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/status.py" />
            <source>What was done</source>
            <translation>已执行的操作</translation>
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
            <source>count</source>
            <translation>数量</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tables.py" />
            <source>all labels</source>
            <translation>全部标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tables.py" />
            <source>Same text: {}</source>
            <translation>文本相同：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tables.py" />
            <source>Same field value: {} of {} that both decided</source>
            <translation>字段值相同：{} 个（双方都确定的共 {} 个）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>Press F5 to read this page: every line of text gets a box, a label and its links.</source>
            <translation>按 F5 识别本页：每行文字都会得到框、标签和链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>Click a box and press the key of a label. Shift+click selects several boxes.</source>
            <translation>单击一个框，再按标签的快捷键。Shift + 单击可选择多个框。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>Double-click a box to correct its text. Ctrl+1 to Ctrl+9 take a suggestion.</source>
            <translation>双击框可更正文字。按 Ctrl+1 至 Ctrl+9 采用建议。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>Press L and drag from a key to its value, or select both and press Ctrl+J.</source>
            <translation>按 L，再从键拖到值；或同时选中两者，按 Ctrl+J。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>When the page is right, press Ctrl+Page Down. F1 shows all keys, Ctrl+K finds every command.</source>
            <translation>页面无误后按 Ctrl+Page Down。按 F1 查看所有快捷键，按 Ctrl+K 查找任何命令。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>The values of this document are on the right, and marked on the page. “Look” asks you to check one.</source>
            <translation>此文档的值在右侧，并在页面上标出。“待查看”表示请您检查该值。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>Enter accepts a value and goes to the next one. 1 to 9 take another candidate.</source>
            <translation>按 Enter 接受一个值并转到下一个；按 1 到 9 选用其他候选值。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>If a value is wrong, click the right line on the page, or type it.</source>
            <translation>如果某个值有误，请在页面上点击正确的一行，或直接输入。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>“Edit fields…” takes away fields that you do not need, and adds others.</source>
            <translation>“编辑字段…”可去掉不需要的字段，并添加其他字段。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>When the values are right, Export &gt; Export table of documents writes an Excel file.</source>
            <translation>值都正确后，“导出 &gt; 导出文档表格”会写出 Excel 文件。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>The text of the pages is being read: every line gets a box.</source>
            <translation>正在读取页面的文字：每一行都会得到一个框。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>The text is being read. Then the values of each document appear on the right.</source>
            <translation>正在读取文字。之后每份文档的值会显示在右侧。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>The text of this page is read. Press F5 to give each line a label and its links.</source>
            <translation>本页的文本已识别。按 F5 为每一行加上标签和链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>This page is annotated. On a new one, press F5 to read it and propose labels and links.</source>
            <translation>本页已标注。在新页面上，按 F5 识别文本并给出标签和链接的建议。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>Hints</source>
            <translation>提示</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>Close the hints; Help &gt; Hints shows them again</source>
            <translation>关闭提示；选择“帮助 &gt; 提示”可再次显示</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>Close the hints</source>
            <translation>关闭提示</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>Hint {number} of {total}</source>
            <translation>提示 {number}/{total}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/tour.py" />
            <source>Next hint</source>
            <translation>下一条</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Read text on pages</source>
            <translation>识别页面文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Label and link text</source>
            <translation>为识别结果加标签和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Display Chinese</source>
            <translation>显示中文</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Train models</source>
            <translation>训练模型</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Train on a graphics card</source>
            <translation>用显卡训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Disk space for projects and models</source>
            <translation>项目和模型的磁盘空间</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>No Chinese font: install one with the system's package manager.</source>
            <translation>没有中文字体：请用系统的软件包管理器安装。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Not available yet: set it up in Train &gt; Training environment.</source>
            <translation>尚不可用：请在“训练 &gt; 训练环境”中设置。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Training uses the CPU.</source>
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
            <source>Checking…</source>
            <translation>正在检查…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Open my own pages</source>
            <translation>打开自己的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/panels/welcome.py" />
            <source>Everything stays on this computer; no pages are sent anywhere.</source>
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
            <source>System default</source>
            <translation>跟随系统</translation>
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
            <source>Export a table of documents, a dataset, or pages in another format</source>
            <translation>导出文档表格、数据集，或以其他格式导出页面</translation>
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
            <source>Pa&amp;ge state</source>
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
            <source>Reading text</source>
            <translation>正在识别文本</translation>
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
            <source>The text was read again and is the same.</source>
            <translation>已重新识别文字，结果相同。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/annotator.py" />
            <source>Nothing could be read there; the text was kept.</source>
            <translation>那里没有识别到文字；原有文字已保留。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/batch.py" />
            <source>{} not completed:</source>
            <translation>{} 项未完成：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/discarding.py" />
            <source>Discarded what pre-annotation did on {}.</source>
            <translation>已丢弃预标注在 {}上的结果。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/discarding.py" />
            <source>Edited since, and left as they are:</source>
            <translation>此后已编辑，保持不变：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/discarding.py" />
            <source>Discard pre-annotation</source>
            <translation>丢弃预标注</translation>
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
            <source>{} unchanged: reviewed in the meantime.</source>
            <translation>{}保持不变：期间已审核。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>{pages} read: {lines}.</source>
            <translation>已识别 {pages}：{lines}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>Labelled {} again: {}.</source>
            <translation>已重新标注 {}：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>Looked for new lines on {}: {}.</source>
            <translation>已在 {}上查找新行：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>Read and labelled {} again: {}.</source>
            <translation>已重新识别并标注 {}：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>new line</source>
            <translation>个新行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>new lines</source>
            <translation>个新行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>line gone</source>
            <translation>行已移除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>lines gone</source>
            <translation>行已移除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>text changed</source>
            <translation>处文本已更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>texts changed</source>
            <translation>处文本已更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>label changed</source>
            <translation>个标签已更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>labels changed</source>
            <translation>个标签已更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>link changed</source>
            <translation>条链接已更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>links changed</source>
            <translation>条链接已更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>nothing has changed</source>
            <translation>没有变化</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>Not restored because you deleted them: {}.</source>
            <translation>因为您删除过，未恢复：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>The model pack {} does not propose links.</source>
            <translation>模型包 {} 不建议链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>There is nothing to link: this page has no label with the role key, or none with the role value. Assign roles in Labels &gt; Edit labels.</source>
            <translation>没有可链接的内容：此页面上没有角色为“键”的标签，或没有角色为“值”的标签。请在“标签 &gt; 编辑标签”中设置标签的角色。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>The model proposes the same links for the current labels.</source>
            <translation>对于这些标签，模型建议的链接不变。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/outcome_messages.py" />
            <source>New links proposed: {} added, {} removed.</source>
            <translation>已重新建议链接：增加 {}，减少 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/annotate/text_suggestions.py" />
            <source>Collecting texts</source>
            <translation>正在收集文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/exchange.py" />
            <source>Reading label file</source>
            <translation>正在读取标签文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/exchange.py" />
            <source>Checking what the format cannot store</source>
            <translation>正在检查格式无法保存的内容</translation>
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
            <source>{} without an image skipped.</source>
            <translation>{}没有图像，未导入。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/exchange/importing.py" />
            <source>{} changed since the preview and were skipped; import the file again.</source>
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
            <location filename="../../kie_desktop/session/fields/accepting.py" />
            <source>Reading fields</source>
            <translation>正在读取字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/accepting.py" />
            <source>{} in {}.</source>
            <translation>{}，{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/accepting.py" />
            <source>Nothing has been learned yet, so that nobody can say how many are right.</source>
            <translation>尚未学习任何内容，因此无法估计有多少是正确的。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/accepting.py" />
            <source>In cross-validation {} of {} such values were right.</source>
            <translation>交叉验证中，{} / {} 个这样的值是正确的。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/accepting.py" />
            <source>Accept {}</source>
            <translation>接受{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/deciding.py" />
            <source>Set {}</source>
            <translation>设置{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/deciding.py" />
            <source>{}: {}. Your decision is kept.</source>
            <translation>{}：{}。您的决定予以保留。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/deciding.py" />
            <source>No text has been read from this document yet; pre-annotate it first.</source>
            <translation>尚未读取此文档的文字；请先进行预标注。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/deciding.py" />
            <source>The document has not been read yet; wait a moment.</source>
            <translation>该文档尚未读取完，请稍候。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/document_list.py" />
            <source>Looking for first pages</source>
            <translation>正在查找首页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/document_list.py" />
            <source>Join documents</source>
            <translation>合并文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/document_list.py" />
            <source>Split documents</source>
            <translation>拆分文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/document_list.py" />
            <source>{} of this document have not been read. Pre-annotate them, then split it.</source>
            <translation>此文档有{}尚未读取。请先预标注，再拆分。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/document_list.py" />
            <source>Split into {}.</source>
            <translation>已拆分为{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/document_list.py" />
            <source>No page of this document is blank, and none looks like its first page: it stays one document.</source>
            <translation>此文档没有空白页，也没有与首页相似的页面：仍为一个文档。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/import_values.py" />
            <source>Reading table</source>
            <translation>正在读取表格</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/import_values.py" />
            <source>Looking for values</source>
            <translation>正在查找值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/import_values.py" />
            <source>No value was taken over.</source>
            <translation>未采用任何值。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/import_values.py" />
            <source>Nothing changed: the value was decided already.</source>
            <translation>没有变化：该值此前已确定。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/import_values.py" />
            <source>Nothing changed: all {} were decided already.</source>
            <translation>没有变化：全部{}此前均已确定。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/import_values.py" />
            <source>Taken over: {} of {}.</source>
            <translation>已采用{}（{}）。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/import_values.py" />
            <source>{} kept as they were decided here.</source>
            <translation>{}保留此处的决定。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/problems.py" />
            <source>{} is required and not there</source>
            <translation>缺少必填的 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/project_fields.py" />
            <source>Accepted: {}</source>
            <translation>已接受：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/record_list.py" />
            <source>Edit a cell</source>
            <translation>编辑单元格</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/record_list.py" />
            <source>Split a row</source>
            <translation>拆分一行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/record_list.py" />
            <source>Remove a row</source>
            <translation>移除一行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/record_list.py" />
            <source>Find the table again</source>
            <translation>重新识别表格</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/schema_edit.py" />
            <source>The list of fields</source>
            <translation>字段列表</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/schema_edit.py" />
            <source>Change fields</source>
            <translation>更改字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/survey.py" />
            <source>Counting values</source>
            <translation>正在统计值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/value_tables.py" />
            <source>{} of {}, {} of them found.</source>
            <translation>{}（{}），找到 {} 个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/value_tables.py" />
            <source>decided value</source>
            <translation>个已确定的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/value_tables.py" />
            <source>decided values</source>
            <translation>个已确定的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/value_tables.py" />
            <source>Other than in the table: {} ({}).</source>
            <translation>与表格不一致：{}（{}）。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/value_tables.py" />
            <source>{} has no text yet</source>
            <translation>{}尚无文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/value_tables.py" />
            <source>not among the fields of the project, left out: {}; add them there first</source>
            <translation>不在项目字段中，已略去：{}；请先添加这些字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/value_tables.py" />
            <source>{}: values of type {} are not looked for; left out</source>
            <translation>{}：不查找类型为 {} 的值；已略去</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/fields/writing.py" />
            <source>Looking how dates are written</source>
            <translation>正在确定日期写法</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/command_runner.py" />
            <source>Stopped. The downloaded part is kept for the next try.</source>
            <translation>已停止。已下载的部分保留，可供再次尝试。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/command_runner.py" />
            <source>Stopped.</source>
            <translation>已停止。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/devices.py" />
            <source>This Python does not have Paddle, which training needs.</source>
            <translation>此 Python 没有训练所需的 Paddle。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/devices.py" />
            <source>This Python cannot be used for training ({}); install paddlepaddle in it, or choose another one.</source>
            <translation>此 Python 无法训练（{}）；请在其中安装 paddlepaddle，或另选一个。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/devices.py" />
            <source>The answer of this Python cannot be read ({}); choose another one in the settings</source>
            <translation>无法理解此 Python 的回答（{}）；请在设置中另选一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Finding {}</source>
            <translation>正在查找 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Creating a model pack from {}</source>
            <translation>正在由 {} 制作模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Another model pack is being worked on; try again when that is done.</source>
            <translation>正在处理另一个模型包；请在完成后重试。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Creating the model pack {}</source>
            <translation>正在创建模型包 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Verifying {}</source>
            <translation>正在校验 {} 的每个文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Removing {}</source>
            <translation>正在删除 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>Pre-annotation now uses {}.</source>
            <translation>今后预标注使用 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>All files of {} are intact.</source>
            <translation>{} 的所有文件完好无损。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>{} removed.</source>
            <translation>{} 已删除。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/model_packs.py" />
            <source>{} is now available.</source>
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
            <source>The model pack {} now proposes labels.</source>
            <translation>今后由模型包 {} 建议标签。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>The model pack {} now proposes links.</source>
            <translation>今后由模型包 {} 建议链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_models.py" />
            <source>The model pack {} now proposes labels and links.</source>
            <translation>今后由模型包 {} 建议标签和链接。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>{} has finished: {}.</source>
            <translation>{} 已完成：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>on these pages</source>
            <translation>（这些页面）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>labels right: {}</source>
            <translation>标签正确率：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>links right: {}</source>
            <translation>链接正确率：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>fields right: {}</source>
            <translation>字段正确率：{}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>{}, {} for {}</source>
            <translation>{}，{} 来自 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>{}, {} before</source>
            <translation>{}，之前为 {}</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>on {} pages that it had not learned from</source>
            <translation>（{} 个未参与训练的页面）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_process.py" />
            <source>on {} held-out pages</source>
            <translation>（{} 个保留页面）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/run_record.py" />
            <source>The program closed before this run finished; click Resume to continue it.</source>
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
            <translation>训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Evaluating</source>
            <translation>评估</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Creating a model pack</source>
            <translation>正在创建模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/runs.py" />
            <source>Stopped before it started.</source>
            <translation>开始之前已停止。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_environment.py" />
            <source>Creating a training environment</source>
            <translation>正在创建训练环境</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_environment.py" />
            <source>Removing the training environment</source>
            <translation>正在删除训练环境</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_environment.py" />
            <source>Training now uses this environment: Paddle {}.</source>
            <translation>今后训练在此环境中运行：Paddle {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_environment.py" />
            <source>Training environment removed.</source>
            <translation>训练环境已删除。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_process.py" />
            <source>{} cannot be stopped ({}); use Stop now instead</source>
            <translation>无法停止 {}（{}）；请使用“立即停止”</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_process.py" />
            <source>{} did not finish; you can resume it in Train &gt; Show runs.</source>
            <translation>{} 没有运行到底；“训练 &gt; 显示运行”可以恢复它。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_process.py" />
            <source>on the held-out page</source>
            <translation>（1 个保留页面）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_process.py" />
            <source>on the {} held-out pages</source>
            <translation>（{} 个保留页面）</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/models/training_process.py" />
            <source>{} has finished.</source>
            <translation>{} 已完成。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>Checking images</source>
            <translation>正在检查图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>{} added.</source>
            <translation>已添加 {}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>{} found again under another name:</source>
            <translation>{}已改名，现已重新找到：</translation>
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
            <source>{} not found. Restore the missing images, or use Page &gt; Choose image for this page:</source>
            <translation>{}未找到。请恢复缺失的图像，或使用“页面 &gt; 为此页面选择图像”：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/adding.py" />
            <source>{} cannot be used:</source>
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
            <location filename="../../kie_desktop/session/project/image_changes.py" />
            <source>These images have changed on disk and are being checked; try again when this is finished:</source>
            <translation>以下图像在磁盘上已改变，正在检查；请在检查完成后重试：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/image_changes.py" />
            <source>The images of these pages were replaced, and their annotations do not fit any more. Decide first what to do with Page &gt; Fit annotations to image:</source>
            <translation>以下页面的图像已被替换，标注不再匹配。请先用“页面 &gt; 让标注适应图像”决定如何处理：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/image_changes.py" />
            <source>Fit to new image</source>
            <translation>适应新图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/image_changes.py" />
            <source>{} replaced by others of the same size; annotations kept their places, so check them:</source>
            <translation>{}被替换为相同大小的其他图像；标注位置未变，请检查：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/image_changes.py" />
            <source>Fit to new images</source>
            <translation>适应新图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/image_changes.py" />
            <source>{} replaced; annotations were fitted to the new size. Undo to decide yourself:</source>
            <translation>{}被替换；标注已适应新的大小。如需自行决定，请撤销：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/image_changes.py" />
            <source>{path}: this file has fewer pages than the one it is to replace; choose another file</source>
            <translation>{path}：此文件的页数少于要替换的文件；请选择其他文件</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/image_changes.py" />
            <source>image was</source>
            <translation>张图像已</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/image_changes.py" />
            <source>images were</source>
            <translation>张图像已</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/open_project.py" />
            <source>Checking pages</source>
            <translation>正在检查页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/open_project.py" />
            <source>Bring back pages</source>
            <translation>恢复页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/open_project.py" />
            <source>{} is read-only here: you can view and export it. Copy its folder to make changes.</source>
            <translation>{} 在此处只能读取：可以查看和导出。要修改请复制其文件夹。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/open_project.py" />
            <source>Skipped, because these file types cannot be read: {}. Save them as PDF or PNG.</source>
            <translation>已跳过，因为无法读取这些类型的文件：{}。请另存为 PDF 或 PNG。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/open_project.py" />
            <source>Skipped, because these are not regular files (broken links, pipes): {}.</source>
            <translation>已跳过，因为这些不是普通文件（失效的链接、管道）：{}。</translation>
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
            <location filename="../../kie_desktop/session/project/project_images.py" />
            <source>{}: another page with annotations shows this image.</source>
            <translation>{}：另一个有标注的页面正在显示此图像。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/relabelling.py" />
            <source>Change labels</source>
            <translation>更改标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/rotating.py" />
            <source>Rotating pages</source>
            <translation>正在旋转页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/rotating.py" />
            <source>Rotate page</source>
            <translation>旋转页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/rotating.py" />
            <source>Rotate {} pages</source>
            <translation>旋转 {} 个页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/rotating.py" />
            <source>{} could not be rotated:</source>
            <translation>{} 无法旋转：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/undoing.py" />
            <source>“{}” cannot be undone: the page was read again since. Discard what pre-annotation did first.</source>
            <translation>无法撤销“{}”：此后页面已重新识别。请先丢弃预标注的结果。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/undoing.py" />
            <source>“{}” cannot be redone: the page has changed since.</source>
            <translation>无法重做“{}”：此后页面已更改。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/undoing.py" />
            <source>Redone: {}.</source>
            <translation>已重做：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/undoing.py" />
            <source>Undone: {}.</source>
            <translation>已撤销：{}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/undoing.py" />
            <source>Redone on {where}: {what}.</source>
            <translation>已在 {where} 重做：{what}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/undoing.py" />
            <source>Undone on {where}: {what}.</source>
            <translation>已在 {where} 撤销：{what}。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/writer.py" />
            <source>This project is read-only; copy it to a folder where you can write.</source>
            <translation>此项目只能读取；请将其复制到可写入的位置。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/writer.py" />
            <source>Many pages are being changed; wait until this is finished, or stop it.</source>
            <translation>正在更改许多页面；请等待，或将其停止。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/project/writer.py" />
            <source>The change could not be saved and was undone ({}).</source>
            <translation>更改无法保存，已撤销（{}）。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/comparison.py" />
            <source>Comparing with another annotator</source>
            <translation>正在与另一位标注者比较</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/comparison.py" />
            <source>{}: this project is already open here; choose the other annotator's copy</source>
            <translation>{}：此项目正在这里打开；请选择另一位标注者的副本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/comparison.py" />
            <source>Use the other annotator's version</source>
            <translation>采用另一位标注者的版本</translation>
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
            <source>exclude this page</source>
            <translation>将此页面排除</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/problem_list.py" />
            <source>Finding problems</source>
            <translation>正在查找问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/review/search.py" />
            <source>Searching</source>
            <translation>正在搜索</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/sentences.py" />
            <source>The page has changed in the meantime; please try again.</source>
            <translation>页面在此期间已更改；请在现在的内容上重做。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/sentences.py" />
            <source>Left out, as the project file is damaged there:</source>
            <translation>以下内容因项目文件损坏而略过：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/sentences.py" />
            <source>Left out:</source>
            <translation>已略过：</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/sentences.py" />
            <source>... and {} more</source>
            <translation>……还有 {} 条</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/support/report.py" />
            <source>Removing personal data from the log</source>
            <translation>正在从日志中去除个人数据</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/app.py" />
            <source>Your work is saved.</source>
            <translation>您的工作已保存。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/app.py" />
            <source>An unexpected error occurred ({}). See {} for details.</source>
            <translation>发生意外错误（{}）。详情见 {}</translation>
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
            <source>Fiel&amp;ds</source>
            <translation>字段(&amp;D)</translation>
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
            <source>&amp;Documents</source>
            <translation>文档(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>Ro&amp;tate page</source>
            <translation>旋转页面(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>&amp;Image of this page</source>
            <translation>此页面的图像(&amp;I)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/actions.py" />
            <source>With &amp;arrow keys</source>
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
            <source>Try the program on sample forms, invoices and receipts</source>
            <translation>用示例表单、发票和收据试用程序</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Add images to the project…</source>
            <translation>向项目添加图像(&amp;A)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Add images and PDFs from any folder; this also restores removed pages</source>
            <translation>添加任意文件夹中的图像和 PDF；已移除的页面会恢复</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Import label file…</source>
            <translation>导入标签文件(&amp;I)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Import entities and links from a label file in any supported format</source>
            <translation>从任何已知格式的标签文件导入实体和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>I&amp;mport label folder…</source>
            <translation>导入标签文件夹(&amp;M)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Import entities and links from a FUNSD, PPOCRLabel, X-AnyLabeling or SROIE folder</source>
            <translation>从 FUNSD、PPOCRLabel、X-AnyLabeling 或 SROIE 的文件夹导入实体和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Import &amp;table of values…</source>
            <translation>导入值表(&amp;T)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Find the values of a CSV or Excel table on the documents that it names</source>
            <translation>在表格所列的文档上查找 CSV 或 Excel 表格中的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Export &amp;table of documents (Excel, CSV)…</source>
            <translation>导出文档表格（Excel、CSV）(&amp;T)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Write the fields of the documents as CSV or Excel, a row a document</source>
            <translation>将文档的字段写为 CSV 或 Excel，每个文档一行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Export dataset…</source>
            <translation>导出数据集(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Export train.json, val.json, class_list.txt and the images for PaddleOCR</source>
            <translation>为 PaddleOCR 写出 train.json、val.json、class_list.txt 和图像</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Export &amp;as…</source>
            <translation>导出为(&amp;A)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Export pages in another format; shows first what the format cannot store</source>
            <translation>以其他格式写出页面；会先说明该格式无法容纳的内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Fie&amp;lds…</source>
            <translation>字段(&amp;L)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show keys and values as a table that you can copy or save</source>
            <translation>以表格显示键和值，可复制或保存</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Se&amp;ttings…</source>
            <translation>设置(&amp;T)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Change the appearance, text recognition, models and more</source>
            <translation>更改外观、文本识别、模型等</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Close project</source>
            <translation>关闭项目(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>All changes are already saved</source>
            <translation>一切都已保存</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Undo the last change</source>
            <translation>撤销最近的更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Redo the last undone change</source>
            <translation>重做上次撤销的更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Dis&amp;card what pre-annotation did</source>
            <translation>丢弃预标注的结果(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Take back what the latest pre-annotation of several pages did; pages that you edited since stay as they are</source>
            <translation>撤回最近一次多页预标注的结果；此后编辑过的页面保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Delete</source>
            <translation>删除(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Delete the selected entities or link</source>
            <translation>删除选中的实体或链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Split</source>
            <translation>拆分(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Split the entity at the text cursor, or in the middle</source>
            <translation>在文本光标处或中间把实体一分为二</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Merge</source>
            <translation>合并(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Merge the selected entities into one</source>
            <translation>把选中的实体合并为一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Li&amp;nk keys to values</source>
            <translation>将键链接到值(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Link all selected keys to all selected values, and all selected headers to the keys</source>
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
            <source>Turn into check bo&amp;x</source>
            <translation>改为复选框(&amp;X)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Make a check box of each selected entity, or lines of text of check boxes</source>
            <translation>把每个选中的实体改为复选框，或把复选框改为文本行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select all entities on the page</source>
            <translation>选中页面的所有实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Edit labels…</source>
            <translation>编辑标签(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Edit the names, colours, roles and shortcuts of the labels</source>
            <translation>编辑标签的名称、颜色、角色和快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Add an entity below the selected one, or in the middle of the view, to move and resize with the keyboard</source>
            <translation>在选中的实体下方或视图中间添加一个实体；然后用键盘移动和调整大小</translation>
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
            <source>Read, label and link this page; edits made by hand are kept</source>
            <translation>识别此页面并加标签和链接；人工所做的保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Pre-annotate the &amp;selected pages</source>
            <translation>预标注选中的页面(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Read, label and link the pages selected in the list</source>
            <translation>对列表中选中的页面识别文字、打标签并建立链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Pre-annotate a&amp;ll pages</source>
            <translation>预标注所有页面(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Read, label and link all pages except excluded ones</source>
            <translation>识别每个未排除的页面并加标签和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Read text again</source>
            <translation>重新识别文本(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Run text recognition on the selected entities again</source>
            <translation>重新识别选中实体的文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Mark re&amp;viewed and continue</source>
            <translation>标记为已审核并继续(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Mark this page as correct and show the next one</source>
            <translation>此页面已正确；显示下一页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>E&amp;xclude from export</source>
            <translation>从导出中排除(&amp;X)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Exclude this page from training and export</source>
            <translation>将此页面排除在训练和导出之外</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Hold out for evaluation</source>
            <translation>留出用于评估(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Use the pages selected in the list only to evaluate models, never to train them</source>
            <translation>列表中选中的页面只用于评估模型，绝不用于训练</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Rotate page &amp;right</source>
            <translation>页面向右旋转(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Rotate the page and everything on it by 90° clockwise; the image file is not changed</source>
            <translation>将页面连同其上的全部内容顺时针旋转 90 度；图像文件保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Rotate page &amp;left</source>
            <translation>页面向左旋转(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Rotate the page and everything on it by 90° counterclockwise; the image file is not changed</source>
            <translation>将页面连同其上的全部内容逆时针旋转 90 度；图像文件保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Turn page &amp;upside down</source>
            <translation>页面上下颠倒(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Rotate the page and everything on it by 180°; the image file is not changed</source>
            <translation>将页面连同其上的全部内容旋转 180 度；图像文件保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Join into one document</source>
            <translation>合并为一个文档(&amp;J)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Make one document of the documents of the selected pages</source>
            <translation>将所选页面的文档合并为一个文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Start document here</source>
            <translation>从此处开始新文档(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Start a new document at each selected page</source>
            <translation>从每个所选页面开始一个新文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Split scanned s&amp;tack</source>
            <translation>拆分扫描文件叠(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Start a new document after each blank page of this document, and at each page that looks like its first page</source>
            <translation>在此文档的每个空白页之后，以及每个与首页相似的页面处，开始新文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>One document per &amp;page</source>
            <translation>每页一个文档(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Make each page of the documents of the selected pages a document</source>
            <translation>使所选页面所属文档的每一页各成一个文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>One document per &amp;file</source>
            <translation>每个文件一个文档(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Return the selected pages to the documents of their files</source>
            <translation>将所选页面归还给其文件的文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Re&amp;move from project…</source>
            <translation>从项目中移除(&amp;M)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Remove the pages selected in the list from the project; image files are not deleted</source>
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
            <source>Go to the next problem and show where it is</source>
            <translation>转到发现的下一个问题并显示其位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Previous problem</source>
            <translation>上一个问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go to the previous problem and show where it is</source>
            <translation>回到上一个问题并显示其位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Fix problem</source>
            <translation>修复问题(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Fix the selected problem</source>
            <translation>修复问题列表中选中的问题</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Fit annotations to image…</source>
            <translation>让标注适应图像(&amp;F)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Decide how the annotations of this page lie on its image, which was replaced</source>
            <translation>决定此页面的标注如何放到被替换的图像上</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Choose image for this page…</source>
            <translation>为此页面选择图像(&amp;C)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show another image file on this page, for example one that was renamed; annotations are kept</source>
            <translation>让此页面显示另一个图像文件，例如已改名的文件；标注保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Next entity</source>
            <translation>下一个实体(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select the next entity in reading order</source>
            <translation>阅读顺序中的下一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Previous entity</source>
            <translation>上一个实体(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select the previous entity in reading order</source>
            <translation>阅读顺序中的上一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Next &amp;unsure entity</source>
            <translation>下一个不确定的实体(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go to the next entity whose text or label is unsure, on this page or a later one</source>
            <translation>转到本页或后面页面中模型对文本或标签没有把握的下一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Previous unsure entity</source>
            <translation>上一个不确定的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go to the previous entity on this page whose text or label is unsure</source>
            <translation>回到本页中模型对文本或标签没有把握的上一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Next key or value without a &amp;link</source>
            <translation>下一个没有链接的键或值(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select the next key or value in reading order that has no link</source>
            <translation>阅读顺序中下一个没有任何链接的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Previous key or value without a link</source>
            <translation>上一个没有链接的键或值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select the previous key or value in reading order that has no link</source>
            <translation>阅读顺序中上一个没有任何链接的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select by lette&amp;rs</source>
            <translation>用字母选择(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show letters at all entities: type them to select an entity, with Shift to extend the selection</source>
            <translation>在所有实体旁显示字母：键入字母即可选中实体，按住 Shift 可扩展选择</translation>
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
            <source>Extend selection to the left</source>
            <translation>向左扩展选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Extend selection to the right</source>
            <translation>向右扩展选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Extend selection up</source>
            <translation>向上扩展选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Extend selection down</source>
            <translation>向下扩展选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Focus the pa&amp;ge</source>
            <translation>切换到页面(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Move the keyboard focus to the page</source>
            <translation>将键盘焦点移到页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Focus the next panel</source>
            <translation>切换到下一个面板</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Focus the previous panel</source>
            <translation>切换到上一个面板</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Choose &amp;link target</source>
            <translation>选择链接目标(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Number the likely targets for a link from the selected entity; choose one by digit, arrow keys or text</source>
            <translation>为选中实体的可能链接对象编号；用数字、方向键或文本选择</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept su&amp;ggestion</source>
            <translation>接受建议(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Apply the suggested texts or labels, or draw the dashed link from the selected entity</source>
            <translation>应用建议的文本或标签，或画出从所选实体引出的虚线链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept suggestion and continue</source>
            <translation>接受建议并继续</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept the suggestion, and select the next entity that has a suggested link</source>
            <translation>接受它，并选中下一个有建议链接的实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Propose links again</source>
            <translation>重新建议链接(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Link this page again using its current labels; links that you drew or removed are kept</source>
            <translation>让模型按当前标签链接此页；您绘制或删除的链接保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Link all keys to the &amp;nearest values</source>
            <translation>将所有键链接到最近的值(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Link the selected keys, or all keys on the page, that have no value to the nearest unlinked value</source>
            <translation>将选中的键（或本页所有还没有值的键）链接到最近的空闲值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Unlink</source>
            <translation>取消链接(&amp;U)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Remove the selected link, the link between two selected entities, or all links of the selection</source>
            <translation>删除选中的链接，或两个选中实体之间的链接；否则删除选中实体的全部链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Accept</source>
            <translation>接受(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Confirm the model's proposals for the selected entities or link</source>
            <translation>模型为选中的实体或链接所做的建议是正确的</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept all above a &amp;score…</source>
            <translation>接受高于某分数的全部内容(&amp;S)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept all entities and links above a score that you choose</source>
            <translation>接受高于您所选分数的所有实体和链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Label same &amp;text on this page</source>
            <translation>为本页相同文本加标签(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Give the label of the selected entity to all entities on this page with the same text</source>
            <translation>本页与选中实体文本相同的每个实体都得到其标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Label same text on all &amp;pages</source>
            <translation>为所有页面的相同文本加标签(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Give the label of the selected entity to all entities in the project with the same text</source>
            <translation>项目中与选中实体文本相同的每个实体都得到其标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Apply to pages with same la&amp;yout…</source>
            <translation>应用到版式相同的页面(&amp;Y)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Apply the labels and links of this page to pages with the same layout</source>
            <translation>把此页面的标签和链接用到外观相同的页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go to next after labelling</source>
            <translation>加标签后转到下一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Select the next entity after you label or accept one</source>
            <translation>加标签或接受一个实体之后选中下一个</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Su&amp;ggest links</source>
            <translation>建议链接(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show a dashed link from the selected key to the nearest unlinked value</source>
            <translation>从选中的键到最近空闲值的虚线链接</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Suggest la&amp;bels</source>
            <translation>建议标签(&amp;B)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Suggest the label that you just used for similar entities: same column or same text</source>
            <translation>您赋予的标签会显示在相似的实体上：同一列或相同文字</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Suggest same co&amp;rrections</source>
            <translation>建议相同更正(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show what the correction that you just made would change in other lines of the page</source>
            <translation>显示刚才的更正会如何更改本页其他行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Fields of the &amp;document</source>
            <translation>文档的字段(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show the fields of the document and go to the first one that needs a look</source>
            <translation>显示文档的字段，并转到第一个需要查看的字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Accept, go on</source>
            <translation>接受并继续(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept the value and go to the next one that needs a look, then to the next document</source>
            <translation>接受该值，转到下一个需要查看的值，然后转到下一个文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Not on this document</source>
            <translation>此文档中没有(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>The document does not have the field</source>
            <translation>该文档没有此字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Propose value &amp;again</source>
            <translation>重新建议值(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Take back the decision about this field</source>
            <translation>撤回对此字段的决定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Use &amp;selected lines as value</source>
            <translation>将所选行用作值(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Use the entities selected on the page as the value of the current field</source>
            <translation>将页面上所选的实体用作当前字段的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Field value</source>
            <translation>字段值(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Click a line or drag over part of it to set the value of the current field</source>
            <translation>点击一行或拖过其中一部分，以设置当前字段的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept s&amp;ure values…</source>
            <translation>接受确定的值(&amp;U)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Accept all values that are right in 99 of 100, in all documents</source>
            <translation>在所有文档中接受每 100 个中有 99 个正确的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Learn again</source>
            <translation>重新学习(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Learn the fields from all decisions now</source>
            <translation>立即从所有决定中学习字段</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Forget what was learned</source>
            <translation>忘记已学内容(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Use only the proposals of the template until there are new decisions</source>
            <translation>在有新的决定之前，仅使用模板的建议</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Save as &amp;model pack…</source>
            <translation>保存为模型包(&amp;M)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Make a model pack of what was learned, for the command line and other computers</source>
            <translation>用学到的内容制作模型包，供命令行和其他计算机使用</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Edit fields…</source>
            <translation>编辑字段(&amp;E)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Names, types, other names and rules of the fields</source>
            <translation>字段的名称、类型、其他名称和规则</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Find text on all pages</source>
            <translation>在所有页面上查找文本(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Find all occurrences of a text</source>
            <translation>文本出现的每个位置</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show &amp;changes since pre-annotation</source>
            <translation>显示预标注以来的更改(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Compare the model's proposals for this page with your corrected version</source>
            <translation>模型为此页面建议了什么，您又改成了什么</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show &amp;statistics</source>
            <translation>显示统计(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show labels, actions and active time, in total and by page</source>
            <translation>标签、操作和活动秒数，总计和逐页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Compare with another annotato&amp;r’s project…</source>
            <translation>与另一位标注者的项目比较(&amp;R)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show how well two annotators agree on the same pages, and where they differ</source>
            <translation>两个人在相同页面上有多一致，分歧在哪里</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Next difference</source>
            <translation>下一处差异(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go to the next disagreement with the other annotator, or the next change on this page</source>
            <translation>转到与另一位标注者的下一处分歧，或此页面的下一处更改</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Previous difference</source>
            <translation>上一处差异(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Go to the previous difference</source>
            <translation>回到上一处差异</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Use &amp;the other annotator’s version</source>
            <translation>采用另一位标注者的版本(&amp;T)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Use the other annotator’s version for the selected difference</source>
            <translation>对选中的差异采用另一位标注者的版本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Fit &amp;content</source>
            <translation>适合内容(&amp;C)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show what is on the page, without empty paper around it</source>
            <translation>显示页面上的内容，不含四周的空白</translation>
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
            <source>Show one page pixel as one screen pixel</source>
            <translation>页面的一个像素对应屏幕的一个像素</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Fit &amp;width</source>
            <translation>适合宽度(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Fit the page to the width of the view</source>
            <translation>让页面与视图同宽</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Rotate view &amp;right</source>
            <translation>向右旋转视图(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Rotate the view by 90° clockwise; the page is not changed</source>
            <translation>视图顺时针旋转四分之一圈；页面本身不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Rotate view le&amp;ft</source>
            <translation>向左旋转视图(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Rotate the view by 90° counterclockwise; the page is not changed</source>
            <translation>视图向左旋转四分之一圈；页面本身不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Brightness and contrast…</source>
            <translation>亮度和对比度(&amp;B)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Make faint scans readable; image files are not changed</source>
            <translation>让模糊的扫描件可读；文件保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Ma&amp;gnifier</source>
            <translation>放大镜(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show a lens at the pointer that magnifies three times</source>
            <translation>鼠标处的三倍放大镜</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Le&amp;gend</source>
            <translation>图例(&amp;G)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show labels with their counts; you can hide each label</source>
            <translation>标签及其数量；每个都可以隐藏</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show &amp;links</source>
            <translation>显示链接(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show arrows from key to value</source>
            <translation>从键到值的箭头</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show &amp;entities</source>
            <translation>显示实体(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show the outlines and labels of entities</source>
            <translation>实体的轮廓和标签；关闭后只显示页面</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Hatch by role</source>
            <translation>按角色加阴影线(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Tell headers, keys and values apart without colours</source>
            <translation>不靠颜色区分标题、键和值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Loc&amp;k shapes</source>
            <translation>锁定形状(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Prevent entities from moving; you can still edit labels, links and text</source>
            <translation>实体位置保持不变；标签、链接和文本仍可编辑</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>S&amp;nap to neighbours</source>
            <translation>吸附到相邻实体(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Snap edges to neighbouring entities; hold Alt to prevent this</source>
            <translation>边缘会吸附到相邻实体；按住 Alt 可越过</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Save pi&amp;cture of the page…</source>
            <translation>保存页面图片(&amp;C)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Save the page with everything visible on it as PNG, JPEG or PDF</source>
            <translation>PNG、JPEG 或 PDF，包含页面上显示的全部内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Print…</source>
            <translation>打印(&amp;P)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Print the page with everything visible on it</source>
            <translation>页面及其上显示的全部内容</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Hide or show pa&amp;nels</source>
            <translation>隐藏或显示面板(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show the page alone, or bring the panels back</source>
            <translation>只显示页面，或恢复面板</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;System default</source>
            <translation>跟随系统(&amp;S)</translation>
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
            <source>Find any menu command by typing a few letters</source>
            <translation>输入菜单中任何命令的几个字母</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Keyboard and mouse</source>
            <translation>键盘与鼠标(&amp;K)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show all shortcuts</source>
            <translation>所有快捷键一览</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Change &amp;shortcuts…</source>
            <translation>更改快捷键(&amp;S)…</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Change the shortcut of any action</source>
            <translation>更改任何操作的快捷键</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;Hints</source>
            <translation>提示(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show five hints for the first page</source>
            <translation>显示首页的五条提示</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>&amp;About KIE Desktop</source>
            <translation>关于 KIE Desktop(&amp;A)</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/ui/commands" />
            <source>Show the version and licences</source>
            <translation>版本和许可证</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>VI-LayoutXLM, labels and links (Chinese forms)</source>
            <translation>VI-LayoutXLM，标签和链接（中文表单）</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>PaddleOCR's VI-LayoutXLM, trained on the Chinese forms of XFUND. Published hmean on XFUND: labels 0.932, links 0.839. It is based on LayoutXLM weights, which do not allow commercial use.</source>
            <translation>PaddleOCR 的 VI-LayoutXLM，用 XFUND 的中文表单训练。在 XFUND 上公布的 hmean：标签 0.932，链接 0.839。它基于 LayoutXLM 权重，不得用于商业用途。</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>VI-LayoutXLM, labels only (Chinese forms)</source>
            <translation>VI-LayoutXLM，仅标签（中文表单）</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>PaddleOCR's VI-LayoutXLM for labels, trained on the Chinese forms of XFUND. Published hmean on XFUND: 0.932. It is based on LayoutXLM weights, which do not allow commercial use.</source>
            <translation>PaddleOCR 的 VI-LayoutXLM（标签），用 XFUND 的中文表单训练。在 XFUND 上公布的 hmean：0.932。它基于 LayoutXLM 权重，不得用于商业用途。</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>VI-LayoutXLM, links only (Chinese forms)</source>
            <translation>VI-LayoutXLM，仅链接（中文表单）</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>PaddleOCR's VI-LayoutXLM for links, trained on the Chinese forms of XFUND. Published hmean on XFUND: 0.839. It is based on LayoutXLM weights, which do not allow commercial use.</source>
            <translation>PaddleOCR 的 VI-LayoutXLM（链接），用 XFUND 的中文表单训练。在 XFUND 上公布的 hmean：0.839。它基于 LayoutXLM 权重，不得用于商业用途。</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>PP-OCRv5 server, text recognition with PaddleOCR</source>
            <translation>PP-OCRv5 server，用 PaddleOCR 识别文本</translation>
        </message>
        <message>
            <location filename="../../resources/models.toml" />
            <source>Weights for text recognition with PaddleOCR, which must be installed separately. The built-in text recognition needs no download.</source>
            <translation>用于 PaddleOCR 文本识别的权重，PaddleOCR 须另行安装。内置的文本识别无需下载。</translation>
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
            <source>Address for update checks</source>
            <translation>更新检查的网址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Used only by Help &gt; Check for updates. Leave empty for the default address.</source>
            <translation>仅用于“帮助 &gt; 检查更新”。留空则使用默认网址。</translation>
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
            <source>Show letters at entities for selecting them by typing</source>
            <translation>在实体旁显示字母，键入即可选中</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Reach any entity with one or two keys, without the mouse.</source>
            <translation>不用鼠标，一两个键就到任何实体。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Show the legend: labels with their counts, which you can hide</source>
            <translation>显示图例：带数量的标签，每个都可以隐藏</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Hatch entities by role</source>
            <translation>按角色给实体加阴影线</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Tells headers, keys and values apart without colours: horizontal, rising and falling lines.</source>
            <translation>不靠颜色区分标题、键和值：水平线、上升线和下降线。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Snap edges to neighbouring entities</source>
            <translation>边缘吸附到相邻实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Hold Alt to prevent this.</source>
            <translation>按住 Alt 可避免吸附。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Lock shapes to prevent entities from moving</source>
            <translation>锁定形状：实体位置保持不变</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>You can still edit labels, links and text.</source>
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
            <source>Model pack of new projects</source>
            <translation>新项目的模型包</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Labels and links text in pre-annotation. That of the open project is chosen beside Pre-annotate.</source>
            <translation>在预标注中标注和链接文本。当前项目的模型在“预标注”旁边选择。</translation>
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
            <source>Networks run on</source>
            <translation>网络运行于</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>A GPU needs another build of ONNX Runtime. Takes effect when the program starts again.</source>
            <translation>使用 GPU 需要另一种 ONNX Runtime 构建。重新启动程序后生效。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Best available</source>
            <translation>最佳可用设备</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>GPU</source>
            <translation>GPU</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Text of PDFs</source>
            <translation>PDF 的文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Text that a PDF holds is exact and read at once. Automatic compares a little of it with the page first, and recognises what it does not hold.</source>
            <translation>PDF 中已有的文本是准确的，可立即读取。“自动”会先把其中一小部分与页面对照，并识别其中没有的内容。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>As in the file</source>
            <translation>以文件为准</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Recognise from the page</source>
            <translation>从页面识别</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Python for training</source>
            <translation>训练用的 Python</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>A Python with a GPU build of Paddle; leave empty for the built-in one.</source>
            <translation>装有 Paddle GPU 版的另一个 Python；留空则用内置的。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Address of Paddle's GPU builds</source>
            <translation>Paddle GPU 版的网址</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>A mirror for creating training environments; {build} stands for cu126 and so on. Leave empty for Paddle's own address.</source>
            <translation>用于创建训练环境的镜像；其中的 {build} 代表 cu126 等。留空则为 Paddle 官方网址。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Read the text of an entity again after it is drawn or reshaped</source>
            <translation>绘制实体或改变其形状后识别其文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Text that you typed is never replaced.</source>
            <translation>您输入的文本绝不会被替换。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Work</source>
            <translation>工作</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Read the text of a folder when you open it for the first time</source>
            <translation>首次打开文件夹时识别其文本</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Go to the next page after marking one as reviewed</source>
            <translation>标记为已审核后转到下一页</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Go to the next entity after labelling or accepting one</source>
            <translation>加标签或接受之后转到下一个实体</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>You can then label a whole page with label shortcuts alone.</source>
            <translation>这样只用标签的快捷键就能为整页加标签。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Suggest the nearest value for the selected key</source>
            <translation>为选中的键建议最近的值</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Shown as a dashed arrow on the page; press one key to accept it.</source>
            <translation>页面上的虚线箭头；按一个键即可接受。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Suggest the label that you just used for similar entities</source>
            <translation>为相似的实体建议刚赋予的标签</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Shown as dashed outlines with the label name; press one key to accept them.</source>
            <translation>页面上带标签名称的虚线轮廓；按一个键即可接受。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Suggest the correction that you just made for other lines of the page</source>
            <translation>将刚才的更正建议用于本页其他行</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Shown as dashed outlines with the new text; press one key to accept them.</source>
            <translation>以虚线框和新文本显示；按一个键即可采用。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Score below which a text, label or link is unsure</source>
            <translation>文本、标签或链接低于此分数即视为不确定</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Unsure items are dashed on the page and counted in the page list; shortcuts take you from one to the next.</source>
            <translation>不确定的内容在页面上用虚线显示，在页面列表中计数，并可用快捷键逐个查看。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Minimum score for “Accept all above a score”</source>
            <translation>“接受高于某分数的全部内容”从此分数起接受</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>A PDF or TIFF of several pages is</source>
            <translation>多页 PDF 或 TIFF 为</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>For files that you add from now on. Page &gt; Documents changes it for pages that are there already.</source>
            <translation>适用于此后添加的文件。已有页面请用“页面 &gt; 文档”更改。</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>One document</source>
            <translation>一个文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>A document for each page</source>
            <translation>每页一个文档</translation>
        </message>
        <message>
            <location filename="../../kie_desktop/session/settings.py" />
            <source>Share of pages for validation</source>
            <translation>验证页面的比例</translation>
        </message>
    </context>
</TS>
