"""How bounces, delay notices and dead mailboxes are worded: patterns over plain text, English, German, French."""

from classifier.wording import phrases

SUBJECT = phrases(
    r"undeliver(?:able|ed)(?: mail| message)?",
    r"(?:mail|message) (?:delivery|system) (?:failed|failure|error)\b.*",
    r"(?:mail |message )?delivery (?:status )?(?:notification ?)?\(?(?:failed|failure|has failed)\)?",
    r"returned (?:mail|to sender)",
    r"failure notice|failed mail|(?:mail|message|delivery) failed|processing error",
    r"(?:mail|message|e-?mail)(?: \w+)? (?:could not|cannot|can not) be delivered|mail delivery warning",
    r"(?:delivery|mail) (?:error|problem)",
    r"non[- ]?delivery (?:notification|report)",
    r"unzustellbar\w*",
    r"(?:nachricht|mail) (?:konnte )?nicht zu(?:ge|zu)stell\w+",
    r"fehler bei der (?:nachrichten)?zustellung",
    r"(?:echec|erreur) (?:de|lors de) (?:la )?(?:remise|distribution|livraison)",
    r"non remis",
    r"message non distribue",
)
"""A subject that begins like this is a bounce's, in the words of some mail system."""

FAILED = phrases(
    r"(?:could|can|was|were|is) ?not (?:be )?(?:delivered|reached|found)",
    r"couldn't (?:be )?(?:delivered|reached|found|deliver)",
    r"wasn't (?:able to be )?(?:delivered|found)",
    r"(?:wasn't|was not|not|un) ?able to deliver",
    r"undeliver(?:able|ed)",
    r"(?:did|does|do)(?:n't| not) (?:reach|exist)",
    r"deliver\w* (?:to the following \w+ )?(?:has )?fail(?:ed|ure)",
    r"permanent (?:fatal )?errors?",
    r"(?:no such|unknown|invalid|bad) (?:user|recipient|mailbox|address|destination)\w*",
    r"(?:user|recipient|mailbox|address|account|domain|host)(?: \S+)? (?:is )?"
    r"(?:unknown|disabled|rejected|unavailable|not found|suspended|over quota|full)",
    r"(?:no longer (?:monitored|in use|active|valid|exists?)|has been (?:deactivated|discontinued))",
    r"i'm afraid i wasn't able to deliver",
    r"(?:nicht|konnte nicht) zugestellt",
    r"unbekannter empfanger",
    r"(?:existiert nicht|nicht mehr (?:aktiv|gultig|genutzt|abgerufen|gelesen))",
    r"n'a (?:pas )?(?:pu|ete) (?:etre )?(?:remis|distribue|delivre)\w*",
    r"(?:n'existe (?:pas|plus)|n'est plus (?:active?|valide|utilisee?|consultee?))",
)
"""Delivery failed."""

DELAYED = phrases(
    r"(?:warning|delayed)\W+(?:message|mail|delivery)\b.*",
    r"this is a warning(?: message)? only",
    r"(?:has|have) been delayed",
    r"(?:delivery|message|mail|zustellung) (?:is |status notification \()?(?:delay\w*|verzoger\w*)",
    r"(?:still be(?:ing)? retried|will (?:be retried|continue (?:to try|trying)|retry|keep trying))",
    r"do not need to resend",
    r"wird (?:weiter|weiterhin) versucht",
    r"(?:remise|livraison) (?:du message )?(?:retardee|differee)",
)
"""Delivery is late; the system goes on trying."""

DEAD_MAILBOX = phrases(
    r"(?:mailbox|e-?mail address|address|inbox|e-?mail account) (?:is |has been |you .{1,40} )?(?:no "
    r"longer (?:monitored|in use|active|valid|exists?|available)|deactivated|discontinued)",
    r"(?:postfach|e-?mail-?adresse|adresse|mailadresse)[^.]{0,30} nicht mehr (?:aktiv|gultig|genutzt|"
    r"abgerufen|gelesen|verwendet|uberwacht)",
    r"(?:adresse|boite)[^.]{0,40} n'est plus (?:active?|valide|utilisee?|consultee?|relevee?)",
)
"""Nobody reads this mailbox any more."""

FULL = phrases(
    r"(?:mailbox|inbox|postfach|quota|boite)[^.]{0,40}(?:full|exceeded|over ?quota|voll|pleine)", "over quota"
)
"""The mailbox exists and has no room."""
