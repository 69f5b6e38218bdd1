"""Letters that a pattern cannot match without, so that most patterns need not be tried on most texts."""

import warnings

with warnings.catch_warnings():  # deprecated as a public name since 3.11, but the one name that 3.10 and 3.13 share
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_parse

TOO_MANY = 400


def needles(pattern: str) -> frozenset[str]:
    """Strings of which one at least is in every text that `pattern` matches; empty where none can be told."""
    return frozenset(_best(sre_parse.parse(pattern)) or ())


def _best(parts: sre_parse.SubPattern) -> set[str] | None:
    """Of all that must be there one after another, the part whose shortest string is longest."""
    found: list[set[str]] = []
    run = ""
    for kind, what in [*parts.data, (None, None)]:
        if kind is sre_parse.LITERAL:
            run += chr(what)  # type: ignore[arg-type]
            continue
        if run:
            found.append({run})
            run = ""
        choice = _one(kind, what)
        if choice and "" not in choice and len(choice) < TOO_MANY:
            found.append(choice)
    return max(found, key=lambda strings: (min(map(len, strings)), -len(strings)), default=None)


def _one(kind: object, what: object) -> set[str] | None:
    """What one part of a pattern must hold; None where it may be empty or anything."""
    if kind is sre_parse.SUBPATTERN:
        return _best(what[-1])  # type: ignore[index]
    if kind is sre_parse.MAX_REPEAT and what[0] > 0:  # type: ignore[index]
        return _best(what[2])  # type: ignore[index]
    if kind is sre_parse.BRANCH:
        branches = [_best(branch) for branch in what[1]]  # type: ignore[index]
        return {string for strings in branches for string in strings or ()} if all(branches) else None
    return None
