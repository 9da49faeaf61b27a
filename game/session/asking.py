"""What would come of decisions: asked while somebody plans, answered when the worker has time."""

import asyncio
from collections.abc import Callable

from game.session.computing import Computing, WorkerFailed
from game.session.members import Member
from game.session.messages import Ask
from game.session.room import Plain


def ask(
    computing: Computing, member: Member, message: Ask, game: Callable[[], Plain]
) -> Plain | None:
    """Take a question to the worker; nothing else that the member says waits for the answer.

    One that waits when a newer one comes is never answered: nobody wants to know any more.

    Args:
        computing: the worker.
        member: who asks.
        message: what.
        game: says seat and steps when the worker has time, so that it never goes back in a game.

    Returns:
        An answer, where the worker need not be asked.
    """
    if not message.decisions:  # a sign that somebody is at work
        return {"kind": "answer", "id": message.id, "answers": []}
    member.question = message, game
    if member.asking is None or member.asking.done():
        member.asking = asyncio.create_task(_answering(computing, member))
    return None


async def _answering(computing: Computing, member: Member) -> None:
    while member.question is not None:
        (message, game), member.question = member.question, None
        wishes = {"decisions": message.decisions, "language": member.language}
        try:
            found = await computing.ask(do="ask", **wishes, **game())
        except WorkerFailed:
            member.told({"kind": "no", "id": message.id, "why": "busy"})
        else:
            member.told({"kind": "answer", "id": message.id, "answers": found["answers"]})
