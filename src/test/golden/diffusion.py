"""Reference values of the diffusion package: psi, A_d, heat kernel slopes, and a small mixture's score.

Independent of the Java code: adaptive quadrature (SciPy) and Gegenbauer's series with 400 digits (mpmath).
Run: python3 src/test/golden/diffusion.py
"""
import json
import pathlib

import mpmath as mp
import numpy as np
from scipy.integrate import quad
from scipy.special import ive

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "golden" / "diffusion.json"


def mean_cosine(d, kappa):
    return 0.0 if kappa == 0 else float(ive(d / 2, kappa) / ive(d / 2 - 1, kappa))


def psi(d, kappa, mu):
    a = mean_cosine(d, kappa)
    theta = np.arccos(mu)

    def w(t):  # (A - cos t) w(t)/w(theta)
        return (a - np.cos(t)) * np.exp(kappa * (np.cos(t) - mu)) * (np.sin(t) / np.sin(theta)) ** (d - 2)

    if theta > np.arccos(a):
        value = quad(w, theta, np.pi, epsabs=0, epsrel=1e-12, limit=500)[0]
    else:
        value = -quad(w, 0, theta, epsabs=0, epsrel=1e-12, limit=500)[0]
    return value / np.sin(theta)


def heat_slope(d, tau, mu):
    """R = d log K / d cos(theta)."""
    mp.mp.dps = 400
    a = mp.mpf(d - 2) / 2
    mu = mp.mpf(mu)
    tau = mp.mpf(tau)
    value, slope = mp.mpf(1), mp.mpf(0)
    before, c = mp.mpf(0), mp.mpf(1)
    sbefore, s = mp.mpf(0), mp.mpf(0)
    size = mp.mpf(1)
    for n in range(1, 2000):
        before, c = c, (2 * mu * (n + a - 1) * c - (n + 2 * a - 2) * before) / n
        if n == 1:
            sbefore, s = s, mp.mpf(1)
        else:
            sbefore, s = s, (2 * mu * (n - 1 + a) * s - (n - 1 + 2 * a) * sbefore) / (n - 1)
        weight = (n + a) / a * mp.e ** (-n * (n + d - 2) * tau / 2)
        value += weight * c
        size += abs(weight * c)
        slope += weight * 2 * a * s
        if n > 8 and weight * mp.mpf(n + d) ** (d + 2) < mp.mpf(10) ** -380:
            break
    return float(slope / value) if abs(value) > size * mp.mpf(10) ** -350 else None


def mixture(rng):
    """Shares, score and flow of five weighted atoms in d = 5."""
    d, kappa = 5, 7.5
    atoms = rng.standard_normal((5, d))
    atoms /= np.linalg.norm(atoms, axis=1, keepdims=True)
    weights = np.array([0.4, 0.25, 0.2, 0.1, 0.05])
    spin = rng.standard_normal(d)
    spin /= np.linalg.norm(spin)
    p = weights * np.exp(kappa * atoms @ spin)
    p /= p.sum()
    tangent = atoms - np.outer(atoms @ spin, spin)
    flow = sum(p[v] * psi(d, kappa, float(atoms[v] @ spin)) * tangent[v] for v in range(5))
    return {
        "d": d,
        "kappa": kappa,
        "atoms": atoms.tolist(),
        "weights": weights.tolist(),
        "spin": spin.tolist(),
        "shares": p.tolist(),
        "score": (kappa * p @ tangent).tolist(),
        "flow": flow.tolist(),
    }


def main():
    rng = np.random.default_rng(1)
    result = {"meanCosine": [], "psi": [], "heat": [], "mixture": mixture(rng)}
    for d in (3, 10, 48, 144, 768):
        for kappa in (0.01, 1.0, 5.0, 50.0, 700.0, 1e4):
            if ive(d / 2, kappa) > 1e-300:
                result["meanCosine"].append([d, kappa, mean_cosine(d, kappa)])
    for d in (3, 10, 48):
        for kappa in (0.5, 5.0, 60.0, 900.0):
            for mu in (-0.9, -0.3, 0.0, 0.4, 0.8, 0.95, 0.995):
                result["psi"].append([d, kappa, mu, psi(d, kappa, mu)])
    for d in (3, 16, 17, 144, 768):
        for x in (0.1, 0.3, 0.45, 0.6, 1.0, 2.0, 4.0, 8.0):
            if d == 768 and x < 0.45:
                continue  # two thousand terms are not enough
            for theta in (0.3, 1.0, 1.5, 1.9):
                tau = x / (d - 1)
                slope = heat_slope(d, tau, float(np.cos(theta)))
                if slope is not None:  # else 400 digits are not enough, so far out is it in the tail
                    result["heat"].append([d, tau, theta, slope])
    OUT.write_text(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
