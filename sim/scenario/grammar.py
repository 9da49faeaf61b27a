"""What PyYAML complains of, said so that the author of a scenario can mend it."""

import re

import yaml

# libyaml and the parser in pure Python word their complaints differently; each row fits both.
_SENTENCES = {
    r"mapping values are not allowed": (
        "a colon where none can stand: put text that holds a colon in quotes, "
        "and begin keys of one mapping in the same column"
    ),
    r"found character .*cannot start any token": (
        "a value cannot begin with this character: use spaces instead of tabs, "
        "and put text that begins with @, ` or % in quotes"
    ),
    r"expected ',' or ('?\]'?|'?\}'?)": "a bracket that opens here is not closed",
    r"unexpected (end of stream|document indicator)": (
        "a quotation mark that opens here is not closed"
    ),
    r"could not find expected ':'": "a key without its colon",
    r"unknown escape character": "in double quotes, write a backslash as two",
    r"did not find expected (key|'-' indicator)|expected <block end>": (
        "the indentation does not fit the lines above: begin keys of one mapping, "
        "and items of one list, in the same column"
    ),
    r"expected (the )?node content": "a value is missing before this",
    r"<?document start": "the indentation does not fit the lines above",
}
_OPENED = re.compile(r"flow (mapping|sequence)|quoted scalar|simple key")


def complaint(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The line at which a file stops being YAML, and a sentence about it."""
    context, problem = str(error.context or ""), str(error.problem or "")
    # What was opened and never closed is found where it was opened, not where the file ends.
    opened = _OPENED.search(context) and "escape" not in problem
    mark = (opened and error.context_mark) or error.problem_mark or error.context_mark
    line = int(mark.line) + 1 if mark else 1
    for pattern, sentence in _SENTENCES.items():
        if re.search(pattern, problem):
            return line, f"this is not YAML: {sentence}"
    return line, f"this is not YAML: {problem or 'it cannot be read'}"
