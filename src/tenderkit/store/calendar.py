"""Bank holidays in England, from a kept library."""

from datetime import date


def bank_holidays(first_year: int, years: int) -> frozenset[date]:
    """Every bank holiday in England of some years; Good Friday and Christmas Day are among them.

    Raises nothing: a year that the library does not know has the holidays that its rules predict.
    """
    import holidays

    wanted = range(first_year, first_year + years)
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=wanted))
