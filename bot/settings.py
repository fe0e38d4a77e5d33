"""Settings: read once from the environment (or a .env file), refused early, secrets never shown."""

import os
from datetime import date
from pathlib import Path
from typing import Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "WHOOWNS_"
ENV_FILE = ".env"


class SettingsError(Exception):
    """A setting is missing or wrong; the message names it and says what it should be."""


class Settings(BaseSettings):
    """Everything the environment decides; people, rules and limits are in the rules file."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=ENV_FILE, extra="ignore")

    database: SecretStr = SecretStr("sqlite:///whoowns.db")
    rules: Path = Path("rules.yaml")
    model: Path | None = None
    clock: Path | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_mode: Literal["socket", "http"] = "socket"
    slack_base_url: str = "https://slack.com/api/"
    slack_pace: float = 1.0
    http_host: str = "127.0.0.1"
    http_port: int = 3000

    metrics_host: str = "127.0.0.1"
    metrics_port: int | None = Field(default=None, ge=0, le=65535)

    mailboxes: Path | None = None
    imap_host: str = ""
    imap_port: int = 993
    imap_user: str = ""
    imap_password: SecretStr | None = None
    imap_folder: str = "INBOX"
    imap_tls: bool = True
    imap_ca_file: Path | None = None
    imap_start: Literal["now", "all"] | date = "now"
    imap_keywords: bool = False

    def needs(self, *names: str) -> None:
        """Raise SettingsError, naming every one of these settings that is missing."""
        missing = [f"{PREFIX}{name.upper()}" for name in names if not getattr(self, name)]
        if missing:
            raise SettingsError(
                f"{' and '.join(missing)} must be set; the README says where to find the values"
            )


def environment() -> dict[str, str]:
    """Every variable of the environment and of the .env file, which the environment overrules."""
    return {name: value or "" for name, value in dotenv_values(ENV_FILE).items()} | dict(os.environ)


def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError with one line per setting that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"{PREFIX}{'_'.join(str(part) for part in problem['loc'][:1]).upper()}: {problem['msg']}"
            for problem in error.errors(include_input=False, include_url=False)
        ]
        raise SettingsError("\n".join(dict.fromkeys(lines))) from None
