"""Referral answers as was decided by hand from the rulings, before the code (`semantics/`)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest
from tests.referral.semantics import answers, notation, questions

TOPICS = (
    "assumed",
    "further_channels",
    "kinds_by_phase",
    "choosing",
    "origins",
    "levels",
    "borders",
    "limits",
    "urgency",
    "carriers",
    "targets",
    "several_answers",
    "nationwide",
    "recognising",
    "why_none",
)


def blocks(topic: str) -> str:
    found: str = import_module(f"tests.referral.semantics.{topic}").BLOCKS
    return found


def asked() -> Iterator[object]:
    for topic in TOPICS:
        for name, question in questions.questions(blocks(topic)):
            yield pytest.param(question, id=f"{topic} | {name}")


@pytest.mark.parametrize("question", list(asked()))
def test_as_ruled(question: questions.Question) -> None:
    answers.hold(question)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_tables_can_be_read(topic: str) -> None:
    for name, question in questions.questions(blocks(topic)):
        assert "(" in name.split(" | ")[0], f"say by which ruling or source: {name}"
        assert notation.network_of(question.network).institutions


def test_no_question_is_asked_twice() -> None:
    every = [
        (q.network, q.verb, q.subject, q.need, q.policy)
        for t in TOPICS
        for _, q in questions.questions(blocks(t))
    ]
    assert len(every) == len(set(every))
