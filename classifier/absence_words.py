"""What is said around the dates of an absence, in seven languages; patterns over `plain` text."""

import re

from classifier.wording import phrases

DAY = "[\ue000-\ue0ff]"
"""Stands for a day already read (see `classifier.date_forms.Dated`)."""

_FILLER = (
    r"(?:(?:and|up|to|including|incl\.?|inclusive|the|about|at|least|latest|on|end of|"
    r"und|mit|einschliesslich|einschl\.?|inklusive|inkl\.?|zum|dem|den|der|voraussichtlich|mindestens|spatestens|ca\.?|erst|am|"
    r"le|la|les|au|inclus|el|al|il|l'|all'|dia|giorno|los|dias|aos?|o|en|met|de|op|circa|compreso) ?){0,4}"
)
_UNTIL = (
    r"(?:until|till|'?til|thru|through|bis|jusqu'au|jusqu'a|jusque|hasta|tot|t/m|t\.?e\.?m\.?|fino|sino|ate)"
    r"(?: (?:a|ad|al|all'))?"
)
UNTIL = re.compile(rf"(?<!\w){_UNTIL} ?{_FILLER}$")
"""Before a date: it ends an absence."""

_RANGE = r"(?:(?<=[ .\ue000-\ue0ff])(?:to|bis|au|al|a|ad|ao|all'|tot|ate)(?= )|[-–—])"
RANGE = re.compile(rf"(?:{DAY}|(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er|e|o|\.)?) ?{_RANGE} ?{_FILLER}$")
"""Before a date: it ends what another day begins (`3 to`, `24.12. -`)."""
BEGINS = re.compile(rf" ?(?:{_RANGE}|{_UNTIL}) ?{_FILLER}{DAY}")
"""After a date: another one ends what it begins."""

SINCE = re.compile(rf"(?<!\w)(?:since|seit|depuis|sinds) ?{_FILLER}$")
FROM = re.compile(
    r"(?<!\w)(?:from|starting|beginning|commencing|as of|effective|ab|vom|von|du|des|a partir d[eu]l?|a compter du|desde|del?|d[ao]s?|"
    rf"van|vanaf|per|dal|dall'|a partire (?:dal|dall')) ?{_FILLER}$"
)
"""Before a date: something begins; the return, when the clause speaks of one."""

GETS_BACK = phrases(
    r"(?:get|come|gets|coming|getting|be|write|revert) back (?:to|with) \w+",
    r"(?:reviens|reviendrai|revenir|reviendrons) vers \w+",
    r"back-?up",
    r"on the back of",
)
"""Speaks of an answer, though the words are those of a return."""

RETURN = phrases(
    r"(?:back|again|return(?:ing|s)?|re-?open\w*|resum(?:e|es|ing|ption)|rejoin\w*)",
    r"(?:wieder|zuruck\w*|(?:wieder)?kehre\w*|ruckkehr|retour|geht(?:'?s| es) weiter)",
    r"(?:repren\w*|reprise|rentr(?:e|erai|ons|erons|ee)|revien\w*|reviendr\w*|de nouveau|a nouveau|rouvr\w*|reouvr\w*|reouverture)",
    r"(?:vuelv\w+|volver\w*|vuelta|regres\w+|retorn\w+|reincorpor\w+|(?:me|nos) (?:re)?integr\w+|reanud\w+|retom\w+|reabr\w+|de nuevo|nuevamente)",
    r"(?:terug\w*|weer|hervat\w*|heropen\w*)",
    r"(?:rientr\w+|torn(?:o|ero|iamo|eremo|are|era)|ritorn\w+|ripren\w+|riapr\w+|riapertura|di nuovo)",
    r"(?:volt(?:o|ar|arei|amos|aremos|a)|reabertura|de volta|recomec\w+|novamente|de novo)",
)
_AT_WORK = (
    r"(?:available|reachable|in (?:the|my|our) office|at my desk|at work|open|erreichbar|zu erreichen|verfugbar|im (?:buro|haus|dienst)|"
    rf"be in(?= (?:on )?{DAY})|"
    r"da(?= ?(?:$|[.,;:!?)]))|geoffnet|am platz|joignables?|disponibles?|au bureau|ouverts?|en la oficina|localizables?|abiert[oa]s?|"
    r"aanwezig|bereikbaar|beschikbaar|op kantoor|aan het werk|in ufficio|in sede|raggiungibil[ei]|disponibil[ei]|apert[ieo]|operativ[io]|"
    r"disponive(?:l|is)|contactavel|no escritorio|abert[oa]s?)"
)
AT_WORK = phrases(_AT_WORK)
NOT_AT_WORK = phrases(
    rf"(?:not|\w{{2,7}}n't|cannot|nicht|kein\w{{0,2}}|pas|no|non|niet|nao|hors|fuera|fora|fuori|hardly|barely|kaum|wenig|peu|poco|pouco|difficilmente|beperkt|limited) (?:[\w']{{1,20}} ){{0,4}}?{_AT_WORK}",
    r"(?:unavailable|indisponibles?|unreachable|injoignables?|indisponive(?:l|is)|onbereikbaar|irraggiungibile)",
)
AWAY = phrases(
    r"(?:out|ooo|away|absent|absence|leave|vacation|holidays?|pto|travel\w*|off|closed|limit\w+|sabbatical|sick|not|\w{2,7}n't|unable|no access|unwell|ill|"
    r"offline|gone|shut|break|trip|attending|training|conference)",
    r"(?:abwesen\w*|\w*urlaub\w*|\w*ferien|verreist|\w*reise|elternzeit|mutterschutz|krank\w*|geschlossen|fortbildung|schulung|nicht|ausser haus|unterwegs|kur|eingeschrankt\w*|pausier\w*|"
    r"frei|weg|messe|lehrgang|seminar|betriebsruhe)",
    r"(?:absen\w*|conges?|vacances|deplacement|ferme\w*|indisponible|hors|formation|arret|maternite|pas|rtt|greve|salon|stage)",
    r"(?:vacaciones|ausen\w*|fuera|cerrad\w*|baja|permiso|licencia|viaj\w+|comision|incapacidad|feriado|descanso|capacitacion|congreso|no(?! ?[\d\ue000-\ue0ff]))",
    r"(?:afwezig\w*|vakantie|\w*verlof|gesloten|op reis|niet|uit kantoor|buiten kantoor|ziek|cursus|beurs|beperkt|vrij|dicht|weg|training|congres)",
    r"(?:ferie|assen\w+|fuori|chius\w+|malattia|congedo|permesso|trasferta|vacanz[ae]|viaggio|maternita|corso|fiera|non)",
    r"(?:ferias|fora|fechad\w+|encerrad\w+|licenca|doente|viagem|nao|formacao|folga|afastad\w+|recesso|congresso)",
)
ANSWER = phrases(
    r"(?:answer|reply|respond|read|pick (?:\w+ )?up|process|get to|deal with|attend to)",
    r"(?:antwort\w*|beantwort\w*|lese\w*|ruckmeldung|bearbeit\w*|kummere\w*|melde\w*)",
    r"(?:repond\w*|lirai|lire|traiter\w*)",
    r"(?:respon\w*|contest\w*|leere|leer|atiend\w+|atend\w+)",
    r"(?:(?:be)?antwoord\w*|behandel\w*|lees|reageer\w*)",
    r"(?:rispo\w*|leggero|leggere)",
    r"(?:lerei|ler)",
)
ELSE = phrases(
    r"(?:offer|promo\w*|valid\w*|regist\w+|deadline|invoice|price|sale|discount|founded|expires?|hours|event)",
    r"(?:angebot\w*|gultig\w*|rabatt\w*|frist|anmeld\w*|gegrundet|rechnung\w*|\w*zeiten|veranstaltung\w*)",
    r"(?:offre|valable|inscri\w*|facture|remise|horaires?|evenement|retraite)",
    r"(?:oferta|campan\w*|factura|descuento|horario|evento|jubil\w*)",
    r"(?:aanbieding|geldig|korting|factuur|\w+tijden|evenement|pensioen)",
    r"(?:offerta|iscrizion\w*|scad\w*|fattura|sconto|orari[oa]?|pensione)",
    r"(?:campanha|fatura|desconto|reforma)",
)
"""A clause about something that ends or begins, but nobody's absence."""
