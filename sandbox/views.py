"""Modals and Home tabs: what each person has in front of them."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from sandbox.elements import state, with_ids
from sandbox.errors import Refused

Json = dict[str, Any]
STACK = 3
"""A modal can lie on two others, not more."""


@dataclass(slots=True)
class View:
    """One modal or Home tab of one person."""

    id: str
    user: str
    content: Json
    root: str
    previous: str = ""
    hash: str = ""
    filled: Json = field(default_factory=dict)
    """What the person has filled in so far, as the page last told: `state.values` of given inputs."""

    def draw(self, content: Json) -> None:
        """Show this instead."""
        self.content = content | {"blocks": with_ids(content["blocks"])}
        self.hash = f"{secrets.randbelow(10**10)}.{secrets.token_hex(4)}"

    def as_api(self, identity: Json) -> Json:
        """The view object of payloads and answers; `identity` holds the ids of team, app and bot."""
        empty: Json = {"private_metadata": "", "callback_id": "", "external_id": ""}
        return (
            empty
            | self.content
            | identity
            | {
                "id": self.id,
                "hash": self.hash,
                "root_view_id": self.root,
                "previous_view_id": self.previous or None,
                "state": state(self.content["blocks"], self.filled),
            }
        )


class Views:
    """The stack of modals and the Home tab of every person."""

    def __init__(self) -> None:
        self._stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def top(self, user: str) -> View | None:
        """The modal this person sees."""
        stack = self._stacks.get(user)
        return stack[-1] if stack else None

    def open(self, user: str, content: Json) -> View:
        """Show a modal, in place of any other."""
        view = self._new(user, content)
        self._stacks[user] = [view]
        return view

    def push(self, user: str, content: Json) -> View:
        """Lay a modal on the one this person sees."""
        stack = self._stacks.setdefault(user, [])
        if len(stack) >= STACK:
            raise Refused("push_limit_reached")
        view = self._new(user, content)
        if stack:
            view.root, view.previous = stack[0].id, stack[-1].id
        stack.append(view)
        return view

    def find(self, key: str) -> View:
        """The open modal or Home tab with this id or external id; refused as `not_found`."""
        for view in self._all():
            if key and key in (view.id, view.content.get("external_id")):
                return view
        raise Refused("not_found")

    def close(self, view: View) -> None:
        """Take this modal away, and what lies on it."""
        stack = self._stacks.get(view.user, [])
        del stack[stack.index(view) :]

    def clear(self, user: str) -> None:
        """Take all modals of this person away."""
        self._stacks.pop(user, None)

    def publish(self, user: str, content: Json) -> View:
        """Show a Home tab."""
        if user not in self.homes:
            self.homes[user] = self._new(user, content)
        else:
            self.homes[user].draw(content)
        return self.homes[user]

    def _new(self, user: str, content: Json) -> View:
        external = content.get("external_id")
        if external and any(v.content.get("external_id") == external for v in self._all()):
            raise Refused("duplicate_external_id")
        view_id = f"V{secrets.token_hex(5).upper()}"
        view = View(view_id, user, content, root=view_id)
        view.draw(content)
        return view

    def _all(self) -> list[View]:
        return [*self.homes.values(), *(view for stack in self._stacks.values() for view in stack)]
