"""What the comparisons share: alternating runs, and a table of medians of ratios."""
import statistics


def spread(values, digits=3):
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"{middle:.{digits}g} ({low:.{digits}g} – {high:.{digits}g})"


def measure(ours, theirs, pairs):
    """Runs A B A B …, after one of each that is not counted. Gives the seconds of both, run by run."""
    ours(), theirs()
    a, b = [], []
    for _ in range(pairs):
        a.append(ours())
        b.append(theirs())
    return a, b


def row(name, a, b):
    """One row of the table: seconds of both and the ratio, each as median (least – most)."""
    return f"| {name} | {spread(a)} | {spread(b)} | **{spread([y / x for x, y in zip(a, b)])}** |"
