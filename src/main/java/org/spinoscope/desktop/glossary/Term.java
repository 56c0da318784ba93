package org.spinoscope.desktop.glossary;

import java.util.Arrays;
import java.util.Optional;

/// A symbol or word of the program, with its one explanation. Equation numbers are the paper's (arXiv:2507.00683).
public enum Term {
    R(
            "r",
            "Pearson correlation",
            "r = cov(ΔL_theory, ΔL_model)/(s·s), over the prompts; App. D",
            "How well the head’s theoretical gap follows the model’s own gap from prompt to prompt. ±1 is a straight line, 0 none.",
            "It does not say that the head causes the gap; remove the head (Ablation) to see that. The largest of 144 is large by chance alone: see Family-wise p."),
    R0(
            "r₀",
            "Uncentred correlation",
            "r₀ = Σxy/√(Σx²·Σy²)",
            "Like r, but about 0 instead of about the means, so it does not depend on which word of a pair was called good.",
            "A common offset of both gaps raises it."),
    R2(
            "r²",
            "Explained variance",
            "r² = 1 − Σ(residual)²/Σ(y − ȳ)²",
            "Share of the variance of the model’s gap that the straight line explains.",
            "With few prompts it is too large on average."),
    RHO(
            "ρ",
            "Spearman’s rank correlation",
            "Pearson’s r of the ranks",
            "Whether larger theoretical gaps go with larger gaps of the model, by any increasing curve. Outliers count little.",
            "It says nothing about sizes."),
    P(
            "p",
            "p value",
            "Student’s t with n − 2 degrees of freedom, two-sided",
            "Chance of an |r| at least this large if the head’s gap had nothing to do with the model’s, for a head chosen beforehand.",
            "It does not count that the head was picked among 144."),
    Q(
            "q",
            "Benjamini–Hochberg q",
            "smallest false discovery rate at which the head would be reported",
            "Of the heads reported at this q, about that share is expected to be false.",
            "It assumes that the heads’ tests are independent or positively dependent."),
    BONFERRONI(
            "Bonferroni p",
            "Bonferroni p",
            "min(1, number of heads × p)",
            "The p value times the number of heads: safe against picking, and cautious.",
            "Heads whose gaps resemble one another are counted as if they did not."),
    FAMILYWISE(
            "Family-wise p",
            "Family-wise permutation p",
            "p = (1 + #{max |r*| ≥ |r|})/(1 + B)",
            "Chance that any head reaches this |r| if none is related to the model: the prompts are shuffled B times and the largest of all heads counts.",
            "It needs prompts that are exchangeable."),
    RANK(
            "rank",
            "Rank",
            "rank by |r|; 1 is the largest",
            "The head’s place among all heads.",
            "Neighbouring ranks often change places if one prompt is left out: see first."),
    FISHER(
            "95 % Fisher z",
            "95 % interval, Fisher z",
            "tanh(atanh r ± 1.96/√(n − 3))",
            "An interval for the true r of a head chosen beforehand and normally distributed gaps. It comes from n and r alone.",
            "It is too narrow for the head with the largest |r|, which was picked."),
    BOOTSTRAP(
            "95 % bootstrap",
            "95 % interval, bootstrap",
            "percentiles of r over 10⁴ samples of the prompts, drawn with replacement",
            "An interval for r had other prompts of the same kind been written. It assumes no distribution, so it differs from the Fisher z interval.",
            "With 20 prompts its ends are rough."),
    FIRST(
            "first",
            "Comes first",
            "share of bootstrap samples in which the head has the largest |r| of all",
            "How sure it is that this very head is the best one.",
            "A small share does not mean that the head is unrelated."),
    LOO(
            "Leave one out",
            "r without each prompt",
            "smallest and largest r when one prompt is missing",
            "Whether a single prompt makes the correlation.",
            "It does not say which prompt is right."),
    GAP(
            "ΔL",
            "Logit gap, theory",
            "ΔL_theory = N0·(S_good − S_bad); eq. (5)",
            "What the head alone adds to the good word’s logit beyond the bad word’s, on the current prompt, under the Reading.",
            "Heads’ gaps add up to the model’s only under the Reading “as the head really acts”."),
    MEAN_GAP(
            "⟨ΔL⟩",
            "Mean logit gap",
            "mean of ΔL_theory over the prompts",
            "What the head prefers on average.",
            "A mean near 0 may hide large gaps of both signs."),
    ACTUAL(
            "ΔL model",
            "Logit gap of the model",
            "L(good) − L(bad) at the last position",
            "What the whole model prefers: positive for the good word.",
            "Both words may still be unlikely."),
    EFFECT(
            "effect",
            "Effect of removing a head",
            "ΔL without the head − ΔL, mean over the prompts",
            "What the model’s gap loses or gains when the head’s output is taken away, and all later layers react. Section Ablation, Fig. 4.",
            "Other heads can take over, so a small effect does not prove that the head does nothing."),
    READING(
            "Reading",
            "Reading",
            "spin source, biases, length, read-out, answer token, slice of W_O",
            "The choices that turn the paper’s words into numbers. The first of each is the paper’s literal one; every figure names its Reading.",
            "Which of them the authors took: the reproduction scan compares them after the fact."),
    N0(
            "|N0|",
            "Context field",
            "N0 = Σ_j α_j x_j W_V, in head space; eq. (2)",
            "The mean spin of the prompt as this head weights it: the field that acts on the next token’s spin.",
            "Its length depends on the spins’ lengths."),
    NPROJ(
            "|N_proj|",
            "Projected field",
            "N_proj = N0·W_O, in the residual stream; eq. (3)",
            "The same field as the head writes it for all later layers.",
            "Later layers read it through their own norms."),
    OMEGA(
            "Ω",
            "Attention score",
            "Ω_kj = x_k W_eff x_jᵀ, W_eff = W_Q W_Kᵀ/√d_head",
            "How strongly position k asks for position j, before the softmax.",
            "Scores of one row count only up to a constant."),
    H(
            "H⁽⁰⁾",
            "Pair energy",
            "H⁽⁰⁾(k, j) = −x_k W_eff x_jᵀ = −Ω_kj; eq. (1)",
            "The energy of two spins that the head couples: low energy, much attention.",
            "It has no order k ↔ j: W_eff is not symmetric."),
    ALPHA(
            "α",
            "Attention weight",
            "α_kj = exp Ω_kj/Σ_i exp Ω_ki, j ≤ k",
            "The share of position j in what position k receives.",
            "Attention is not importance: a token with a short value vector adds little."),
    T(
            "T",
            "Output temperature",
            "P_v ∝ exp(L_v/T); eqs. (6)–(8)",
            "How strongly the likeliest token is preferred. T = 1 is the model itself.",
            "Crossovers over T are no phase transitions."),
    ENTROPY("S", "Entropy", "S = −Σ P log₂ P, in bits", "How many yes-or-no questions the next token is worth.", ""),
    TOP1(
            "top-1",
            "Largest probability",
            "max_v P_v",
            "How sure the model is of its likeliest token.",
            "Sure is not right."),
    RESPONSE(
            "Var(L)/T²",
            "Heat-capacity-like response",
            "Var_P(L)/T²",
            "How fast the distribution changes with T.",
            "A peak is a crossover."),
    LAMBDA("λ", "Damping", "sec. V, eqs. (9), (10)", "How fast the spin turns toward the field.", ""),
    KAPPA(
            "κ",
            "Concentration",
            "κ = q|B|/[D(p² + q²)]",
            "How strongly the stationary law is concentrated about the field: ⟨S·B̂⟩ = coth κ − 1/κ.",
            ""),
    FIELD_B("B", "Field", "N_proj in the frame of the head", "What the spin turns about.", "");

    private final String symbol;
    private final String title;
    private final String formula;
    private final String meaning;
    private final String limits;

    Term(String symbol, String title, String formula, String meaning, String limits) {
        this.symbol = symbol;
        this.title = title;
        this.formula = formula;
        this.meaning = meaning;
        this.limits = limits;
    }

    /// As columns and captions write it.
    public String symbol() {
        return symbol;
    }

    /// In plain words.
    public String title() {
        return title;
    }

    /// How it is computed, and where the paper has it.
    public String formula() {
        return formula;
    }

    /// How to read it.
    public String meaning() {
        return meaning;
    }

    /// What it cannot tell; empty if there is nothing to warn of.
    public String limits() {
        return limits;
    }

    /// All of it, as a tooltip shows it.
    public String tooltip() {
        return symbol + ": " + title + "\n" + formula + "\n\n" + meaning + (limits.isEmpty() ? "" : "\n\n" + limits);
    }

    /// The term that is written like this.
    public static Optional<Term> written(String symbol) {
        return Arrays.stream(values())
                .filter(term -> term.symbol.equals(symbol))
                .findFirst();
    }
}
