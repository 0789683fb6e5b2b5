"""A child that speaks the engine's protocol and does what the name of the image asks for."""

import json
import os
import sys
import time
import tomllib
from pathlib import Path


def say(**value: object) -> None:
    print(json.dumps(value), flush=True)


def answer(request: dict) -> None:
    name = Path(request["image"]).name
    if "dies" in name:
        print("Segmentation fault in libfake", file=sys.stderr, flush=True)
        os._exit(139)
    if "hangs" in name:
        time.sleep(60)
    if "waits" in name and "turned" not in name:
        wait_for(Path(request["image"]).with_suffix(".go"))
    if "garbage" in name:
        print("INFO: loading weights ... 100%", flush=True)
        print('{"event": "done"}', flush=True)
    if "fails" in name:
        say(id=request["id"], event="failed", message=f"{name}: it is not an image")
        return
    say(id=request["id"], event="progress", text="reading")
    if request["op"] == "alternatives":
        say(id=request["id"], event="done", readings=[["read again", 0.6], ["reed again", 0.3], ["red again", 0.1]])
        return
    if request["op"] == "recognise":
        say(id=request["id"], event="done", text="read again", score=0.9)
        return
    page = request["page"]
    if {"ocr", "reread"} & {*request["steps"]} and not page["entities"]:
        for index in range(0 if "empty" in name else 2):
            page["entities"].append(
                {
                    "id": page["next_id"] + index,
                    "points": [
                        [10, 10 + 30 * index],
                        [90, 10 + 30 * index],
                        [90, 30 + 30 * index],
                        [10, 30 + 30 * index],
                    ],
                    "text": f"line {index + 1}",
                    "label": "other",
                    "text_score": 0.9,
                    "label_score": None,
                    "by_human": [],
                    "extra": {},
                }
            )
    read_again(page, is_asked="reread" in request["steps"] and "again" in name)
    if request["steps"] == ["re"]:
        say(id=request["id"], event="done", page=linked(page), timing={"re_s": 0.01})
        return
    for entity in page["entities"]:
        if "ser" in request["steps"] and "label" not in entity["by_human"]:
            entity.update(label="question", label_score=0.8)
    quarter_turns = 2 if "lies" in name and "turned" not in name else 0
    say(id=request["id"], event="done", page=page, timing={"ocr_s": 0.01}, quarter_turns=quarter_turns)


def read_again(page: dict, *, is_asked: bool) -> None:
    for entity in page["entities"] if is_asked else []:
        entity["text"] += "" if "text" in entity["by_human"] else " read again"


def learn_fields(request: dict) -> None:
    """What it learned is how many examples it saw; every field is right in cross-validation, but for `wrong` ones."""
    examples = request["examples"]
    if any("fails" in example["document"]["name"] for example in examples):
        say(id=request["id"], event="failed", message="these pages teach nothing")
        return
    say(id=request["id"], event="progress", text="50%")
    Path(request["model"]).write_text(str(len(examples)), "utf-8")
    counts: dict[str, list[int]] = {}
    outcomes = []
    for example in examples:
        for name in example["answers"]:
            row = counts.setdefault(name, [0, 0, 0])
            right = "wrong" not in example["document"]["name"]
            counts[name] = [row[0] + 1, row[1] + 1, row[2] + right]
            outcomes.append([name, 0.97 if right else 0.3, right])
    say(
        id=request["id"], event="done", fields=counts, outcomes=outcomes, date_order="dmy", decimal="point",
    )  # fmt: skip


def read_fields(request: dict) -> None:
    """A field `total` is what stands behind `total: ` on a line; sure once something was learned."""
    if any("unreadable" in row["document"]["name"] for row in request["documents"]):
        say(id=request["id"], event="failed", message="nothing to read")
        return
    names = [row["name"] for row in tomllib.loads(request["schema"]).get("field", [])]
    learned = bool(request["model"]) and Path(request["model"]).is_file()
    say(id=request["id"], event="done", documents=[fields_of(row, names, learned) for row in request["documents"]])


def fields_of(row: dict, names: list[str], learned: bool) -> dict:
    values, others = [], {}
    for name in names:
        found = [
            (place, line, text)
            for place, page in enumerate(row["document"]["pages"])
            for line, text, _, _ in page["lines"]
            if text.startswith(f"{name}: ")
        ]
        blank = {
            "name": name, "type": "text", "key": None, "value": None, "normalized": None, "score": 0.2,
            "state": "look", "problems": [], "page": None, "key_ids": [], "value_ids": [], "spans": [],
        }  # fmt: skip
        spans = [[[line, len(name) + 2, len(text)]] for _, line, text in found]
        if found:
            place, line, text = found[0]
            value = text[len(name) + 2 :]
            state = {"state": "sure", "score": 0.97} if learned else {"score": 0.6}
            blank |= {
                "value": value,
                "normalized": value,
                "page": place,
                "value_ids": [line],
                "spans": spans[0],
            } | state
        values.append(blank)
        others[name] = [
            [text[len(name) + 2 :], text[len(name) + 2 :], 0.5, place, span]
            for (place, _, text), span in zip(found, spans, strict=True)
        ]
    return {"document": row["document"]["name"], "values": values, "others": others, "problems": []}


def locate_values(request: dict) -> None:
    """A value stands wherever a line holds it; after `like ` something alike does."""
    located = []
    for row in request["documents"]:
        lines = [
            (place, line, text)
            for place, page in enumerate(row["document"]["pages"])
            for line, text, _, _ in page["lines"]
        ]
        for name, value in row["values"].items():
            wanted = value.removeprefix("like ")
            places = [
                [place, [[line, text.index(wanted), text.index(wanted) + len(wanted)]], wanted, 1.0]
                for place, line, text in lines
                if wanted in text
            ]
            found = "missing" if not places else "alike" if wanted != value else "several" if places[1:] else "found"
            located.append(
                {"document": row["document"]["name"], "field": name, "value": value, "found": found, "places": places}
            )
    say(id=request["id"], event="done", located=located)


def wait_for(path: Path) -> None:
    """Until a file is there, a minute at the most."""
    end = time.monotonic() + 60
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.01)


def linked(page: dict) -> dict:
    """Every value of the page to the key before it, in place of what models proposed."""
    links, key = [link for link in page["links"] if link["by_human"]], None
    taken = {(link["head"], link["tail"]) for link in links}
    for entity in page["entities"]:
        if entity["label"] == "question":
            key = entity["id"]
        elif entity["label"] == "answer" and key is not None and (key, entity["id"]) not in taken:
            links.append({"head": key, "tail": entity["id"], "score": 0.9, "by_human": False})
    return page | {"links": links}


def main() -> None:
    if "stillborn" in sys.argv:
        print("ImportError: no module named paddle", file=sys.stderr, flush=True)
        sys.exit(3)
    say(event="ready", version="0", pid=os.getpid())
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "quit":
            return
        OPERATIONS.get(request["op"], answer)(request)
    if "stubborn" in sys.argv:
        time.sleep(60)


OPERATIONS = {"learn_fields": learn_fields, "read_fields": read_fields, "locate_values": locate_values}
main()
