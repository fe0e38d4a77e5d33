"""The answer to `/whoowns acme.com why not @jon`: who has it, why, and the one change that would move it."""

from bot.views.blocks import actions, ours, rich, small, words
from bot.views.message import Message
from bot.views.text import escaped
from bot.views.who_owns import again, share_button
from desk.asked import WhyNot

SENTENCE = 600


def why_not(answer: WhyNot, *, share: bool = False) -> Message:
    """Why it is not this person's; names that come near when nothing is known about it."""
    sentence = escaped(answer.sentence, SENTENCE)
    if not sentence and answer.owner is None:
        about = words(answer.asked, 100, bold=True) or ours("that")
        named = bool(answer.suggestions)
        hint = (
            "Did you mean one of these?"
            if named
            else "Ask with its domain, for example acme.com why not @jon"
        )
        said = f"I know nothing about {escaped(answer.asked, 100)}. {hint}"
        sorry = [*ours("I know nothing about "), *about, *ours(".")]
        meant = [f"{name} why not @{answer.person.key}" for name in answer.suggestions]
        return Message(said, (rich(sorry, ours(hint)), *again(meant)))
    account = words(answer.account or answer.asked, 100, bold=True) or ours("That")
    owner = words(answer.owner.name if answer.owner else "nobody", 80, bold=True)
    title = [*account, *ours(" is with "), *owner, *ours(", not "), *words(answer.person.name, 80, bold=True)]
    same = answer.owner is not None and answer.owner.key == answer.person.key
    headline = [*account, *ours(" is with "), *owner, *ours(" already")] if same else title
    change = "Already theirs." if same else "No single change would make it theirs."
    if answer.change:
        change = f"It would be {answer.person.name}'s if {answer.change}."
    why = f"Why: {answer.because} (rule {answer.rule})"
    question = f"{answer.asked} why not @{answer.person.key}"
    row = [actions(share_button(question))] if share else []
    anew = [small(answer.anew)] if answer.anew else []
    blocks = (rich(headline, words(change, SENTENCE)), small(why), *anew, *row)
    return Message(sentence or escaped(f"{change} {why}", SENTENCE), blocks)
