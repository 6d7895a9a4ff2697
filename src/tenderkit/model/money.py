"""Money as integer pence with its VAT basis."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MONEY = re.compile(r"(?P<amount>\d{1,13}(?:\.\d{2})?) GBP(?: (?P<basis>ex|inc) VAT)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in pounds sterling, typed as ``1400000.00 GBP ex VAT``."""

    pence: int
    basis: str = ""
    """``ex``, ``inc``, or nothing where VAT does not enter."""

    def including_vat(self, percent: Decimal) -> "Money":
        """The amount with VAT at ``percent`` added where the basis is ``ex``; half a penny rounds up."""
        if self.basis != "ex":
            return self
        factor = 1 + percent / 100
        pence = (self.pence * factor).to_integral_value(rounding=ROUND_HALF_UP)
        return Money(pence=int(pence), basis="inc")

    def __str__(self) -> str:
        basis = f" {self.basis} VAT" if self.basis else ""
        return f"{self.pence // 100}.{self.pence % 100:02d} GBP{basis}"

    @property
    def in_words(self) -> str:
        """As a British document prints it: "£1,400,000 excluding VAT"."""
        pounds, pence = divmod(self.pence, 100)
        amount = f"£{pounds:,}" + (f".{pence:02d}" if pence else "")
        return amount + {"ex": " excluding VAT", "inc": " including VAT", "": ""}[self.basis]


def parse_money(text: str) -> Money | None:
    """Read ``1400000.00 GBP ex VAT``; None where the text is not of that form."""
    match = MONEY.fullmatch(text.strip())
    if match is None:
        return None
    pounds, _, pence = match["amount"].partition(".")
    return Money(pence=int(pounds) * 100 + int(pence or 0), basis=match["basis"] or "")
