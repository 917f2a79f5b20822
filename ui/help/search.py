"""Find help pages by words."""

from dataclasses import dataclass

from ui.help.articles import Article, article_names, read_article
from ui.palette.matching import folded

_AROUND = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that has the words, with the place where the first of them stands ("" where that is the title)."""

    article: Article
    place: str


def find_articles(words: str, language: str) -> tuple[Hit, ...]:
    """Return the pages that hold every word, those with a word in the title first; all of them for no words."""
    read = (read_article(name, language) for name in article_names())
    wanted = folded(words).split()
    found = [article for article in read if article is not None and _holds(article, wanted)]
    found.sort(key=lambda article: not any(word in folded(article.title) for word in wanted))
    return tuple(Hit(article, _place(article, wanted)) for article in found)


def _holds(article: Article, wanted: list[str]) -> bool:
    text = folded(article.text)
    return all(word in text for word in wanted)


def _place(article: Article, wanted: list[str]) -> str:
    if not wanted or any(word in folded(article.title) for word in wanted):
        return ""
    for line in article.text.splitlines():
        plain = " ".join(line.strip("#|-*> ").split())
        # Letters that are written as two make the folded text longer: the whole line is shown rather than a part.
        if wanted[0] in folded(plain):
            return plain if len(plain) <= 2 * _AROUND else f"{plain[: 2 * _AROUND]} …"
    return ""
