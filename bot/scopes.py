"""The Web API methods we call, and the scopes each needs; a test holds code, table and manifest together."""

SCOPES: dict[str, frozenset[str]] = {
    "apps.connections.open": frozenset(),
    "auth.test": frozenset(),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "conversations.history": frozenset({"channels:history", "groups:history", "im:history"}),
    "conversations.info": frozenset({"channels:read", "groups:read", "im:read"}),
    "conversations.open": frozenset({"im:write"}),
    "conversations.replies": frozenset({"channels:history", "groups:history", "im:history"}),
    "users.info": frozenset({"users:read", "users:read.email"}),
    "users.lookupByEmail": frozenset({"users:read.email"}),
    "views.open": frozenset(),
    "views.publish": frozenset(),
}
"""Method by method, from docs.slack.dev/reference/methods. `users.info` tells the address only with its own
scope. What we listen to needs scopes too."""

LISTENING: dict[str, frozenset[str]] = {
    "/whoowns": frozenset({"commands"}),
    "app_home_opened": frozenset(),
    "app_mention": frozenset({"app_mentions:read"}),
    "message.im": frozenset({"im:history"}),
    "who_owns_this": frozenset({"commands"}),
}

BOT_SCOPES = frozenset[str]().union(*SCOPES.values(), *LISTENING.values())
"""All that the manifest asks for."""
