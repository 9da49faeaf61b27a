"""Small files, small functions: half of them within 8 lines, hardly any above 30, none above 60."""

from statistics import median, quantiles

from tests.architecture.sources import Function, functions, modules

FILE, LONGEST, P95, MEDIAN = 300, 60, 30, 8


def too_long_files(files: dict[str, str]) -> list[str]:
    return [
        f"{name}: {lines} lines"
        for name, text in files.items()
        if (lines := len(text.splitlines())) > FILE
    ]


def all_functions(files: dict[str, str]) -> list[Function]:
    return [function for name, text in files.items() for function in functions(name, text)]


def p95(found: list[Function]) -> float:
    return quantiles([function.lines for function in found], n=20, method="inclusive")[-1]


def longest(found: list[Function], count: int = 10) -> str:
    by_size = sorted(found, key=lambda function: -function.lines)[:count]
    return "\n".join(f"{function.lines:4} {function.name}" for function in by_size)


def test_no_file_is_longer_than_300_lines():
    found = too_long_files(modules())
    assert not found


def test_no_function_is_longer_than_60_lines():
    found = all_functions(modules())
    assert max(function.lines for function in found) <= LONGEST, "\n" + longest(found)


def test_hardly_any_function_is_longer_than_30_lines():
    found = all_functions(modules())
    assert p95(found) <= P95, "\n" + longest(found, 30)


def test_half_of_the_functions_stay_within_8_lines():
    found = all_functions(modules())
    assert median(function.lines for function in found) <= MEDIAN, "\n" + longest(found, 30)


def test_the_measure_sees_long_files_and_functions_and_leaves_docstrings_out():
    text = 'def story():\n    """One.\n\n    Two.\n    """\n' + "    x = 1\n" * 61
    assert functions("a.py", text) == [Function("a.py:1 story", 62)]
    assert too_long_files({"a.py": text * 5}) == ["a.py: 330 lines"]
