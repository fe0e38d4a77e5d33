"""Who is who: people of the rules file and their Slack accounts."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack_client import part
from desk.errors import Busy, NotAllowed, NotKnown
from routing.model import Rep

V = TypeVar("V")
REMEMBER = 300.0  # seconds; somebody who left Slack loses the buttons after this at the latest
MOST = 2000
ABSENT = ("user_not_found", "user_not_visible", "users_not_found")


class Remembered(Generic[V]):
    """Answers kept for a while, the oldest given up first; safe to use from several threads."""

    def __init__(self, seconds: float = REMEMBER, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, V]] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, key: str, ask: Callable[[str], V]) -> V:
        """The answer for this key, asked for when there is none or it is too old."""
        with self._lock:
            at, answer = self._kept.get(key, (None, None))
        if at is not None and self._clock() - at < self._seconds:
            return answer  # type: ignore[return-value]  # stored together with its moment
        fresh = ask(key)
        with self._lock:
            self._kept[key] = (self._clock(), fresh)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return fresh


class People:
    """Rep keys to Slack users and back.

    `client` should give up quickly: a click has three seconds. `reps` are the people of the rules in force,
    asked for anew each time. A rep's `slack` id of the rules file counts first; without one the e-mail
    address decides.
    """

    def __init__(self, client: WebClient, reps: Callable[[], Mapping[str, Rep]]) -> None:
        self._client = client
        self._reps = reps
        self._team = Remembered[str](seconds=float("inf"))
        self._users = Remembered[dict[str, Any]]()
        self._ids = Remembered[str | None]()
        self._direct = Remembered[str](seconds=float("inf"))

    def rep(self, user_id: str) -> Rep:
        """The person who clicked or asked.

        Raises NotAllowed for guests, outsiders, deactivated users and bots, NotKnown for somebody the
        rules file does not name, Busy when Slack does not say in time who it is.
        """
        user = self._user(user_id)
        if not self._is_member(user):
            raise NotAllowed("Only members of this workspace can do this, no guests and no bots.")
        email = str(user.get("profile", {}).get("email") or "").casefold()
        for rep in self._reps().values():
            if rep.slack == user_id or (not rep.slack and email and rep.email.casefold() == email):
                return rep
        raise NotKnown

    def slack_id(self, key: str) -> str | None:
        """The Slack user id of this person, or None when they have no full, active account here.

        A guest or an outsider with the right address is none: replies are customer data.
        """
        rep = self._reps().get(key)
        return self._ids.recall(rep.slack or rep.email, lambda _: self._account(rep)) if rep else None

    def strangers(self) -> tuple[Rep, ...]:
        """Everybody in the rules in force who has no full, active account here.

        Raises SlackApiError, OSError or Busy when Slack does not say.
        """
        return tuple(rep for key, rep in self._reps().items() if self.slack_id(key) is None)

    def direct(self, key: str) -> str | None:
        """The id of our direct messages with this person, or None when they have no account."""
        user_id = self.slack_id(key)
        return self.direct_with(user_id) if user_id else None

    def direct_with(self, user_id: str) -> str:
        """The id of our direct messages with this Slack user."""
        return self._direct.recall(user_id, self._open)

    def _user(self, user_id: str) -> dict[str, Any]:
        try:
            return self._users.recall(user_id, self._info)
        except SlackApiError as error:
            if error.response.get("error") in ABSENT:
                raise NotAllowed("Slack does not know this user any more.") from error
            raise Busy("Slack did not say who you are; nothing was changed, please try again.") from error
        except OSError as error:
            raise Busy("Slack did not say who you are; nothing was changed, please try again.") from error

    def _is_member(self, user: dict[str, Any]) -> bool:
        odd = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")
        teams = {user.get("team_id"), *user.get("enterprise_user", {}).get("teams", ())}
        return not any(user.get(flag) for flag in odd) and self._team.recall("", self._own_team) in teams

    def _info(self, user_id: str) -> dict[str, Any]:
        return part(self._client.users_info(user=user_id), "user")

    def _own_team(self, _: str) -> str:
        try:
            return str(self._client.auth_test()["team_id"])
        except (SlackApiError, OSError) as error:
            raise Busy("Slack did not say who you are; nothing was changed, please try again.") from error

    def _account(self, rep: Rep) -> str | None:
        try:
            user = self._info(rep.slack) if rep.slack else self._by_email(rep.email)
        except SlackApiError as error:
            if error.response.get("error") in ABSENT:
                return None
            raise
        return str(user["id"]) if self._is_member(user) else None

    def _by_email(self, email: str) -> dict[str, Any]:
        return part(self._client.users_lookupByEmail(email=email), "user")

    def _open(self, user_id: str) -> str:
        return str(part(self._client.conversations_open(users=user_id), "channel")["id"])
