"""Numbers in words, made in another way than the code reads them."""

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_full(number: int, joint: str = "-", hundred: str = "one") -> str:
    """A number from 1 to 999 in words, with what stands between tens and ones."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if rest < 10:
        below = ONES[rest - 1] if rest else ""
    elif rest < 20:
        below = TEENS[rest - 10]
    else:
        below = TENS[tens - 2] + (f"{joint}{ONES[ones - 1]}" if ones else "")
    above = f"{hundred if hundreds == 1 else ONES[hundreds - 1]} hundred" if hundreds else ""
    return " and ".join(filter(None, (above, below)))
