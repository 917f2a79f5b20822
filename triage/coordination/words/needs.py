"""What must be arranged for a patient, in words: languages by their codes, kinds of transport."""

from triage.errors import Text

# The languages that interpreters are asked for most in Denmark, by ISO 639 code; another is shown as it stands.
_LANGUAGES = {
    "ar": Text("arabisk", "Arabic"),
    "bs": Text("bosnisk", "Bosnian"),
    "de": Text("tysk", "German"),
    "en": Text("engelsk", "English"),
    "es": Text("spansk", "Spanish"),
    "fa": Text("farsi", "Farsi"),
    "fo": Text("færøsk", "Faroese"),
    "fr": Text("fransk", "French"),
    "kl": Text("grønlandsk", "Greenlandic"),
    "ku": Text("kurdisk", "Kurdish"),
    "lt": Text("litauisk", "Lithuanian"),
    "pl": Text("polsk", "Polish"),
    "prs": Text("dari", "Dari"),
    "ps": Text("pashto", "Pashto"),
    "ro": Text("rumænsk", "Romanian"),
    "ru": Text("russisk", "Russian"),
    "so": Text("somali", "Somali"),
    "sr": Text("serbisk", "Serbian"),
    "ta": Text("tamilsk", "Tamil"),
    "th": Text("thai", "Thai"),
    "ti": Text("tigrinya", "Tigrinya"),
    "tr": Text("tyrkisk", "Turkish"),
    "uk": Text("ukrainsk", "Ukrainian"),
    "ur": Text("urdu", "Urdu"),
    "vi": Text("vietnamesisk", "Vietnamese"),
    "zh": Text("kinesisk", "Chinese"),
}
_TRANSPORT = {
    "sitting": Text("siddende kørsel", "seated transport"),
    "wheelchair": Text("kørsel med kørestol", "wheelchair transport"),
    "lying": Text("liggende kørsel", "stretcher transport"),
    "stretcher": Text("liggende kørsel", "stretcher transport"),
}


def language_words(language: str) -> Text:
    """Return the name of a language by its code or as it is called, "arabisk"."""
    plain = " ".join(language.split())
    return _LANGUAGES.get(plain.lower().partition("-")[0]) or Text(plain, plain)


def transport_words(kind: str) -> Text:
    """Return what kind of transport it is, "kørsel med kørestol"."""
    plain = " ".join(kind.split())
    return _TRANSPORT.get(plain.lower()) or Text(plain, plain)
