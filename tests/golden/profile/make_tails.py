#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Writes tails of distributions, as natural logarithms: tails.txt.

    gamma a x log        log of scipy.special.gammaincc(a, x)
    beta a b x log       log of scipy.special.betainc(a, b, x)
    chi2 x df log        log of scipy.stats.chi2.sf
    f x df1 df2 log      log of scipy.stats.f.sf
    normal z log         log of scipy.stats.norm.sf

All values are mpmath's, with 60 digits; SciPy's have to agree with them as far as SciPy is accurate itself: to 1e-9 relative, or
where it has underflowed, mpmath's must be below the smallest double. How near SciPy came is written into the file.
Run with the interpreter that owns SciPy: /usr/bin/python3.
"""
import pathlib

import mpmath
import numpy as np
import scipy
from mpmath import mp, mpf
from scipy import special, stats

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


def main():
    lines = []
    add = lambda *words: lines.append(" ".join(str(w) for w in words))
    for a in [0.01, 0.5, 1, 1.5, 2, 3.5, 7, 20.5, 100, 1234.5, 20000]:
        spread = float(np.sqrt(a)) + 1
        for x in [a * 1e-6, a * 0.01, a * 0.5, max(a * 0.9, a - 3 * spread), a, a + 0.7 * spread, a + 4 * spread, a + 15 * spread,
                  a + 25 * spread, a + 600 + 20 * spread]:
            if x - a < 1500:
                add("gamma", a, repr(float(x)), checked("gamma", gamma_tail(a, float(x)), special.gammaincc(a, float(x))))
    for a in [0.5, 1, 2.5, 10, 100.5, 5000]:
        for b in [0.5, 1, 1.5, 4, 30, 999.5, 20000]:
            mean = a / (a + b)
            sd = np.sqrt(mean * (1 - mean) / (a + b + 1))
            for x in [mean * 1e-3, mean - 8 * sd, mean - 3 * sd, mean - 0.5 * sd, mean, mean + 0.5 * sd, mean + 3 * sd]:
                if 1e-12 < x < 1 - 1e-12:
                    exact = beta_tail(a, b, mpf(float(x)))
                    if exact > mpf("1e-100000"):
                        add("beta", a, b, repr(float(x)), checked("beta", exact, special.betainc(a, b, float(x))))
    for df in [1, 2, 3, 9, 40, 333, 30000]:
        for x in [df * 0.1, df, df + 3 * df**0.5, df + 10 * df**0.5, df + 30 * df**0.5, df + 200, df + 1000]:
            add("chi2", repr(float(x)), df, checked("chi2", gamma_tail(mpf(df) / 2, mpf(float(x)) / 2), stats.chi2.sf(float(x), df)))
    for df1 in [1, 2, 3, 9, 19]:
        for df2 in [1, 2, 5, 46, 146, 1996, 50000, 999990]:
            for f in [0.05, 0.7, 1, 2.5, 7, 30, 200, 1e4]:
                bottom = df1 * mpf(f) + df2
                exact = beta_tail(mpf(df2) / 2, mpf(df1) / 2, df2 / bottom)
                if exact > mpf("1e-100000"):
                    add("f", f, df1, df2, checked("f", exact, stats.f.sf(f, df1, df2)))
    for z in [0, 1e-8, 0.1, 0.5, 1, 1.96, 2.5, 4, 4.999, 5.001, 7, 12, 20, 30, 37, 37.5, 40, 100, 1000, 12345.6]:
        add("normal", z, checked("normal", mp.erfc(mpf(z) / mp.sqrt(2)) / 2, stats.norm.sf(z)))
    accuracy = ", ".join(f"{kind} {error:.1e}" for kind, error in worst.items())
    (HERE / "tails.txt").write_text(
        f"# made by make_tails.py with mpmath {mpmath.__version__}; SciPy {scipy.__version__} agrees to: {accuracy}\n" + "\n".join(lines) + "\n")


main()
