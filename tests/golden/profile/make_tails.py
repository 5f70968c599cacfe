#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes tails of distributions, as natural logarithms: tails.txt.

    SOURCE gamma a x log              log of scipy.special.gammaincc(a, x)
    SOURCE beta a b x log             log of scipy.special.betainc(a, b, x)
    SOURCE chi2 x df log              log of scipy.stats.chi2.sf
    SOURCE f x df1 df2 log            log of scipy.stats.f.sf
    SOURCE normal z log               log of scipy.stats.norm.sf
    SOURCE two_sided z log            log of 2 scipy.stats.norm.sf(|z|)
    SOURCE quantile log z             -scipy.special.ndtri_exp(log), the z of a tail
    SOURCE poisson x m log            log of scipy.stats.gamma.pdf(m, x + 1), which is poisson.pmf(x, m) of whole numbers
    SOURCE binomial x n p log         log of scipy.stats.beta.pdf(p, x + 1, n − x + 1) / (n + 1), likewise binom.pmf(x, n, p)
    SOURCE hypergeometric x white black drawn log     log of scipy.stats.hypergeom.pmf
    SOURCE both_sides x white black drawn log         log of pmf(x) + 2 times the smaller of the tails beyond x

SOURCE is grid, chosen points; random; or real: what tests of scikit-learn's small data sets and of the sample customers ask for.

All values are mpmath's, with 60 digits; SciPy's have to agree with them as far as SciPy is accurate itself: to 1e-9 relative, or
where it has underflowed, mpmath's must be below the smallest double. How near SciPy came is written into the file.
Run with the interpreter that owns SciPy: /usr/bin/python3.
"""
import csv
import math
import pathlib

import mpmath
import numpy as np
import scipy
import sklearn
from mpmath import mp, mpf
from scipy import special, stats
from sklearn import datasets

HERE = pathlib.Path(__file__).parent
mp.dps = 60
worst = {}


def checked(kind, exact, scipys):
    """log of the exact value; SciPy's has to be that."""
    exact = mpf(exact)
    if scipys > 1e-290:
        error = abs(float((mpf(float(scipys)) - exact) / exact))
        worst[kind] = max(worst.get(kind, 0), error)
        assert error < 1e-9, (kind, scipys, exact, error)
    else:
        assert exact < mpf("1e-280"), (kind, scipys, exact)
    return repr(float(mp.log(exact)))


def beta_tail(a, b, x):
    """I_x(a, b) with x an mpf, by the continued fraction (Abramowitz & Stegun 26.5.8), summed from behind."""
    a, b = mpf(a), mpf(b)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_tail(b, a, 1 - x)
    front = mp.exp(a * mp.log(x) + b * mp.log(1 - x) - mp.log(a) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b))
    value = mpf(1)
    for j in range(int(12 * mp.sqrt(max(a, b))) + 300, 0, -1):
        m = j // 2
        step = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)) if j % 2 else m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        value = 1 + step / value
    return front / value


def gamma_tail(a, x):
    a, x = mpf(a), mpf(x)
    term, total, n = mpf(1), mpf(1), 1
    mp.dps = 60 + int(max(0, float(x - a)) * 0.9)  # 1 − P loses as many digits as Q has zeros
    while term > total * mpf(10) ** -(mp.dps + 5):
        term *= x / (a + n)
        total += term
        n += 1
    lower = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * total
    result = 1 - lower
    mp.dps = 60
    return +result


def f_exact(f, df1, df2):
    return beta_tail(mpf(df2) / 2, mpf(df1) / 2, df2 / (df1 * mpf(f) + df2))


def normal_exact(z):
    return mp.erfc(mpf(z) / mp.sqrt(2)) / 2


def hypergeometric_exact(white, black, drawn):
    """The probabilities of each possible x, as whole numbers of chances of `all`."""
    least, most = max(0, drawn - black), min(drawn, white)
    chances = [math.comb(white, least) * math.comb(black, drawn - least)]
    for i in range(least, most):
        chances.append(chances[-1] * (white - i) * (drawn - i) // ((i + 1) * (black - drawn + i + 1)))
    return least, chances, math.comb(white + black, drawn)


def line(source, kind, *values):
    """Asks mpmath and SciPy, and puts down the answer."""
    if kind == "gamma":
        answer = checked(kind, gamma_tail(*values), special.gammaincc(*values))
    elif kind == "beta":
        answer = checked(kind, beta_tail(values[0], values[1], mpf(values[2])), special.betainc(*values))
    elif kind == "chi2":
        answer = checked(kind, gamma_tail(mpf(values[1]) / 2, mpf(values[0]) / 2), stats.chi2.sf(*values))
    elif kind == "f":
        answer = checked(kind, f_exact(*values), stats.f.sf(*values))
    elif kind == "normal":
        answer = checked(kind, normal_exact(values[0]), stats.norm.sf(*values))
    elif kind == "two_sided":
        answer = checked(kind, 2 * normal_exact(abs(values[0])), 2 * stats.norm.sf(abs(values[0])))
    elif kind == "quantile":
        found = -special.ndtri_exp(values[0])
        z = mp.findroot(lambda t: mp.log(normal_exact(t)) - mpf(values[0]), mpf(float(found)))
        worst[kind] = max(worst.get(kind, 0), abs(float((mpf(float(found)) - z) / z)))
        assert worst[kind] < 1e-9, (values, found, z)
        answer = repr(float(z))
    elif kind == "poisson":
        x, m = map(mpf, values)
        answer = checked(kind, mp.exp(x * mp.log(m) - m - mp.loggamma(x + 1)), stats.gamma.pdf(values[1], values[0] + 1))
    elif kind == "binomial":
        x, n, p = map(mpf, values)
        exact = mp.exp(mp.loggamma(n + 1) - mp.loggamma(x + 1) - mp.loggamma(n - x + 1) + x * mp.log(p) + (n - x) * mp.log(1 - p))
        answer = checked(kind, exact, stats.beta.pdf(values[2], values[0] + 1, values[1] - values[0] + 1) / (values[1] + 1))
    else:
        x, white, black, drawn = values
        least, chances, of_all = hypergeometric_exact(white, black, drawn)
        own, below, above = chances[x - least], sum(chances[: x - least]), sum(chances[x - least + 1 :])
        of_scipy = stats.hypergeom(white + black, white, drawn)
        if kind == "hypergeometric":
            answer = checked(kind, mpf(own) / of_all, of_scipy.pmf(x))
        else:
            beyond = of_scipy.cdf(x - 1) if below < above else of_scipy.sf(x)
            answer = checked(kind, mpf(own + 2 * min(below, above)) / of_all, of_scipy.pmf(x) + 2 * beyond)
    return " ".join([source, kind, *map(str, values), answer])


def grid():
    for a in [0.01, 0.5, 1, 1.5, 2, 3.5, 7, 20.5, 100, 1234.5, 20000]:
        spread = float(np.sqrt(a)) + 1
        for x in [a * 1e-6, a * 0.01, a * 0.5, max(a * 0.9, a - 3 * spread), a, a + 0.7 * spread, a + 4 * spread, a + 15 * spread,
                  a + 25 * spread, a + 600 + 20 * spread]:
            if x - a < 1500:
                yield line("grid", "gamma", a, float(x))
    for a in [0.5, 1, 2.5, 10, 100.5, 5000]:
        for b in [0.5, 1, 1.5, 4, 30, 999.5, 20000]:
            mean = a / (a + b)
            sd = np.sqrt(mean * (1 - mean) / (a + b + 1))
            for x in [mean * 1e-3, mean - 8 * sd, mean - 3 * sd, mean - 0.5 * sd, mean, mean + 0.5 * sd, mean + 3 * sd]:
                if 1e-12 < x < 1 - 1e-12 and beta_tail(a, b, mpf(float(x))) > mpf("1e-100000"):
                    yield line("grid", "beta", a, b, float(x))
    for df in [1, 2, 3, 9, 40, 333, 30000]:
        for x in [df * 0.1, df, df + 3 * df**0.5, df + 10 * df**0.5, df + 30 * df**0.5, df + 200, df + 1000]:
            yield line("grid", "chi2", float(x), df)
    for df1 in [1, 2, 3, 9, 19]:
        for df2 in [1, 2, 5, 46, 146, 1996, 50000, 999990]:
            for f in [0.05, 0.7, 1, 2.5, 7, 30, 200, 1e4]:
                if f_exact(f, df1, df2) > mpf("1e-100000"):
                    yield line("grid", "f", f, df1, df2)
    for z in [0, 1e-8, 0.1, 0.5, 1, 1.96, 2.5, 4, 4.999, 5.001, 7, 12, 20, 30, 37, 37.5, 40, 100, 1000, 12345.6]:
        yield line("grid", "normal", z)


def random():
    draw = np.random.default_rng(20260601)
    number = lambda v: float(f"{v:.6g}")
    power = lambda low, high: number(10 ** draw.uniform(low, high))
    whole = lambda low, high: int(10 ** draw.uniform(math.log10(low), math.log10(high + 1)))
    for i in range(210):
        a = power(-2, 4.3)
        x = number(a + math.sqrt(a) * draw.uniform(-4, 20)) if i % 3 else number(a * 10 ** draw.uniform(-6, 1))
        yield line("random", "gamma", a, min(abs(x), number(a + 1400)))

        a, b = power(-0.5, 4), power(-0.5, 4)
        mean, sd = a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b)
        x = number(draw.uniform(0.001, 0.999) if i % 4 == 0 else mean + sd * draw.normal(0, 4))
        yield line("random", "beta", a, b, min(max(x, 1e-6), 0.999999))

        df = whole(1, 30000)
        yield line("random", "chi2", number(max(0.01 * df, df + math.sqrt(2 * df) * draw.uniform(-3, 30))), df)
        yield line("random", "f", power(-1.5, 2.5), whole(1, 30), whole(1, 10**5))
        yield line("random", "normal", power(-3, 2))
        yield line("random", "two_sided", draw.choice([-1, 1]) * power(-3, 1.55))
        yield line("random", "quantile", -math.log(2) - power(-3, 5))

        x = power(-2, 4.5) if i % 2 else float(whole(1, 30000))
        yield line("random", "poisson", x, number(x * 10 ** draw.uniform(-1, 1) if i % 3 else max(0.1, x + math.sqrt(x) * draw.normal(0, 3))))

        n = power(-1, 4.5) if i % 2 else float(whole(1, 30000))
        p = number(draw.uniform(0.001, 0.999))
        x = n * draw.uniform() if i % 3 else n * p + math.sqrt(n * p * (1 - p)) * draw.normal(0, 3)
        x = min(max(number(x) if i % 2 else float(round(x)), 0.0), n)
        yield line("random", "binomial", x, n, p)

        white, black = whole(1, 3000), whole(1, 3000)
        drawn = int(draw.integers(0, white + black + 1))
        least, most = max(0, drawn - black), min(drawn, white)
        mean, sd = drawn * white / (white + black), math.sqrt(drawn * white * black) / (white + black)
        x = int(draw.integers(least, most + 1)) if i % 4 == 0 else min(max(round(mean + sd * draw.normal(0, 3)), least), most)
        yield line("random", "hypergeometric", x, white, black, drawn)
        yield line("random", "both_sides", x, white, black, drawn)


def real_columns():
    """A column of numbers and a class for each of some rows."""
    choose = np.random.default_rng(20260602)
    for name in ["iris", "wine", "breast_cancer", "diabetes", "digits"]:
        data = getattr(datasets, "load_" + name)()
        target = data.target if name != "diabetes" else np.digitize(data.target, [100, 200])
        for part in range(5):
            rows = choose.choice(len(target), min(len(target), 40 + 60 * part), replace=False)
            column = choose.choice(np.flatnonzero(np.ptp(data.data[rows], axis=0) > 0))
            yield data.data[rows, column], target[rows]
    with open(HERE.parent.parent.parent / "sample_data" / "ethiopian_supermarket_customers.csv", newline="") as file:
        customers = list(csv.DictReader(file))
    for column in ["age", "annual_income", "spending_score"]:
        yield np.array([float(c[column]) for c in customers]), np.array([c["membership_tier"] for c in customers])


def real():
    for x, classes in real_columns():
        names, n = np.unique(classes), len(x)
        one = names[len(names) // 2]
        f = float(stats.f_oneway(*(x[classes == c] for c in names)).statistic)
        df1, df2 = len(names) - 1, n - len(names)
        yield line("real", "f", f, df1, df2)
        yield line("real", "beta", df2 / 2, df1 / 2, df2 / (df1 * f + df2))

        inside = classes == one
        size = int(inside.sum())
        v = float((x[inside].mean() - x.mean()) / x.std() * np.sqrt(size / ((n - size) / (n - 1))))
        yield line("real", "normal", abs(v))
        yield line("real", "two_sided", v)

        high = x > np.median(x) if (x > np.median(x)).any() else x >= np.median(x)
        table = np.array([[int((high[classes == c] == side).sum()) for c in names] for side in (False, True)])
        statistic, df = float(stats.chi2_contingency(table).statistic), df1
        if statistic > 0:
            yield line("real", "chi2", statistic, df)
            yield line("real", "gamma", df / 2, statistic / 2)

        count, total = int((inside & high).sum()), int(high.sum())
        yield line("real", "hypergeometric", count, size, n - size, total)
        both_sides = line("real", "both_sides", count, size, n - size, total)
        yield both_sides
        log_p = float(both_sides.split()[-1])
        if log_p < -1e-6:  # else z is 0
            yield line("real", "quantile", log_p - math.log(2))
        yield line("real", "binomial", float(count), float(size), total / n)
        if count > 0:
            yield line("real", "poisson", float(count), size * total / n)


def main():
    lines = [*grid(), *random(), *real()]
    accuracy = ", ".join(f"{kind} {error:.1e}" for kind, error in worst.items())
    (HERE / "tails.txt").write_text(
        f"# made by make_tails.py with mpmath {mpmath.__version__}, NumPy {np.__version__}, scikit-learn {sklearn.__version__}; "
        f"SciPy {scipy.__version__} agrees to: {accuracy}\n" + "\n".join(lines) + "\n")


main()
