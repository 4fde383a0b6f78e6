"""Which real domains lie so near a mailbox provider's that they would be taken for a slip of it, and which entries of
the public lists are themselves such slips."""

SURE_LENGTH = 5  # a shorter name lies within a slip or two of too many real ones
TWO_SLIPS_LENGTH = 5
LONGEST_NAME = 40


def deletions(name, count):
    """The name and what is left of it without up to `count` of its letters (the SymSpell neighbourhood)."""
    found = {name}
    for _ in range(count):
        found |= {text[:at] + text[at + 1:] for text in found for at in range(len(text))}
    return found


def is_one_slip(left, right):
    """One letter more, less or other, or two swapped."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    if len(left) == len(right):
        differing = [at for at, (a, b) in enumerate(zip(left, right)) if a != b]
        swapped = len(differing) == 2 and differing[1] == differing[0] + 1 and left[differing[0]] == right[differing[1]] \
            and left[differing[1]] == right[differing[0]]
        return len(differing) == 1 or swapped
    short, long = sorted((left, right), key=len)
    return any(long[:at] + long[at + 1:] == short for at in range(len(long)))


class NearProviders:
    def __init__(self, providers, suffixes):
        self.providers = providers
        self.suffixes = suffixes
        self.by_deletion = {}
        for name in providers.rows:
            for text in deletions(name, 2 if len(name) >= SURE_LENGTH else 1):
                self.by_deletion.setdefault(text, set()).add(name)

    def near_names(self, name):
        return set().union(*(self.by_deletion.get(text, set()) for text in deletions(name, 2)))

    def is_slip_of(self, name, suffix, provider):
        """An uncorroborated entry is a slip when a provider's name is one slip away under an ending it has, when a
        provider's ending is one slip away, or when the provider has one domain only and this is another of its name."""
        own = self.providers.rows[provider]
        if name != provider:
            return len(provider) >= SURE_LENGTH and suffix in own and is_one_slip(name, provider)
        if provider in self.providers.words:
            return False
        return len(own) == 1 or any(is_one_slip(suffix, other) for other in own)

    def select(self, domains, corroborated):
        """Those of the domains that are near a provider; of uncorroborated ones not the likely slips."""
        return {domain for domain in domains if self.is_near(domain, corroborated)}

    def is_near(self, domain, corroborated):
        name, suffix = self.suffixes.split(domain)
        if not name or len(name) > LONGEST_NAME:
            return False
        near = [provider for provider in self.near_names(name) if self.could_be_meant(name, suffix, provider)]
        return bool(near) and (corroborated or not any(self.is_slip_of(name, suffix, provider) for provider in near))

    def could_be_meant(self, name, suffix, provider):
        """Whether the engine may think so: two slips for a long name, one for a short one, and an ending that the
        provider has or, of a name that is right, one near to it."""
        own = self.providers.rows[provider]
        if name == provider:
            return provider in self.providers.brands or any(is_one_slip(suffix, other) for other in own)
        if suffix not in own:
            return False
        return is_one_slip(name, provider) or min(len(name), len(provider)) >= TWO_SLIPS_LENGTH
