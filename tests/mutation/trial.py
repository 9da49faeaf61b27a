"""One fault against the tests, in a process of its own: found if any of them fails.

The tests are collected once. Before the first fault they run as they are, and it is noted which
rules each of them reaches; then each fault meets only the tests that reach its rule, those of its
topic first, and the first failure ends the trial.
"""

import importlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType

import pytest

PATIENCE = 120
"""Seconds after which a fault that hangs counts as found."""
FOUND, SURVIVED, BROKEN = 0, 1, 2
QUIETLY = ["-x", "-q", "-s", "--no-header", "--no-summary", "--tb=no", "-p", "no:cacheprovider"]
TOOL = sys.monitoring.COVERAGE_ID


def ordered_by_topic[T](tests: list[T], topic: str, name: Callable[[T], str]) -> list[T]:
    """Tests of a topic first, else as they were: most faults are found there."""
    return sorted(tests, key=lambda test: topic not in name(test))


class Bench:
    """A plugin that tries faults in place of the usual run of the tests."""

    def __init__(self, topics: list[str], tell: Callable[["Bench"], None]) -> None:
        self.rules = dict(_rules(topics))
        self.tell = tell
        self.reach: dict[str, set[str]] = {}
        self.items: list[pytest.Item] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try faults; the tests as they are come first."""
        self.session, self.items = session, session.items
        self._watch()
        for item in self.items:
            self._met = self.reach.setdefault(item.nodeid, set())
            self._run(item)
        sys.monitoring.free_tool_id(TOOL)
        if session.testsfailed:
            message = "the tests fail without any fault"
            raise pytest.UsageError(message)
        self.tell(self)
        return True

    def _watch(self) -> None:
        sys.monitoring.use_tool_id(TOOL, "rules reached")
        sys.monitoring.register_callback(TOOL, sys.monitoring.events.PY_START, self._reached)
        for function in self.rules.values():
            code = function.__code__
            sys.monitoring.set_local_events(TOOL, code, sys.monitoring.events.PY_START)
        self._names = {rule.__code__: name for name, rule in self.rules.items()}

    def _reached(self, code: CodeType, _offset: int) -> None:
        self._met.add(self._names[code])

    def _run(self, item: pytest.Item) -> None:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)

    def meeting(self, topic: str, rule: str) -> list[pytest.Item]:
        """The tests that reach a rule, those of its topic first."""
        met = [item for item in self.items if f"{topic}.{rule}" in self.reach[item.nodeid]]
        return ordered_by_topic(met, topic, lambda item: item.nodeid)

    def tried(self, topic: str, rule: str, text: str) -> int:
        """What the tests say to a module with another text; nothing stays in this process."""
        child = os.fork()
        if child == 0:
            verdict = BROKEN
            try:
                verdict = self._judged(topic, rule, text)
            finally:
                os._exit(verdict)
        status = os.waitpid(child, 0)[1]
        return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else FOUND

    def _judged(self, topic: str, rule: str, text: str) -> int:
        signal.alarm(PATIENCE)
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        faulty: dict[str, FunctionType] = {"__name__": f"sim.rules.{topic}"}  # type: ignore[dict-item]
        exec(compile(text, topic, "exec"), faulty)  # noqa: S102
        self.rules[f"{topic}.{rule}"].__code__ = faulty[rule].__code__
        for item in self.meeting(topic, rule):
            self._run(item)
            if self.session.testsfailed:
                return FOUND
        return SURVIVED


def _rules(topics: list[str]) -> Iterator[tuple[str, FunctionType]]:
    for topic in topics:
        module = importlib.import_module(f"sim.rules.{topic}")
        for name, value in vars(module).items():
            if isinstance(value, FunctionType) and value.__module__ == module.__name__:
                yield f"{topic}.{name}", value


def against(topics: list[str], tell: Callable[[Bench], None]) -> None:
    """Collect the tests of rules and literature, and hand the bench to whoever tries faults."""
    folders = ["tests/rules", "tests/literature", "--ignore=tests/literature/runs"]
    folders += ["--ignore=tests/rules/test_compiled.py"]
    code = pytest.main([*QUIETLY, *folders], plugins=[Bench(topics, tell)])
    if code != pytest.ExitCode.OK:
        raise SystemExit(int(code))
