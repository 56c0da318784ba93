package org.spinoscope.desktop.help;

import java.util.List;
import java.util.Optional;
import org.spinoscope.desktop.glossary.Term;

/// What there is to say of a view.
///
/// @param view the view's id
/// @param shows what it shows
/// @param formula how that is computed, with the paper's equation numbers
/// @param reading how to read it
/// @param limits what it cannot tell
/// @param terms of the glossary that it uses
record ViewHelp(
        String view, String title, String shows, String formula, String reading, String limits, List<Term> terms) {

    private static final List<ViewHelp> ALL = List.of(
            new ViewHelp(
                    "heads",
                    "Heads",
                    "All heads of the model as a map, and how well each head’s theoretical gap follows the model’s own gap over the prompts. Right of it, the selected head: every prompt as a point, the largest |r| that chance alone gives, and r without each prompt. Below, all heads in order.",
                    "ΔL_theory = N0·(S_good − S_bad), eqs. (1)–(5); r, r₀, ρ over the prompts, App. D",
                    "Click a cell, or use the arrow keys: every view follows. A dot marks heads that the family-wise test finds. The buttons above the map choose what it shows; ⟨ΔL⟩, ΔL and effect have a range of colours of their own.",
                    "A correlation is no cause, and the best of 144 heads is large by chance: read Family-wise p, and how often the head comes first. Which reading of the paper was meant is a search after the fact.",
                    List.of(
                            Term.R,
                            Term.R0,
                            Term.RHO,
                            Term.RANK,
                            Term.Q,
                            Term.FAMILYWISE,
                            Term.FISHER,
                            Term.BOOTSTRAP,
                            Term.FIRST,
                            Term.MEAN_GAP,
                            Term.GAP,
                            Term.EFFECT)),
            new ViewHelp(
                    "plane",
                    "Decision plane",
                    "The head’s context field N0 and both words in the plane that holds the word difference and N0; colour is N0·s. Below, where the last position’s attention goes.",
                    "e₁ = ΔS/|ΔS|, e₂ = N0 made orthogonal to it; Fig. 2. N0 is in the plane, so N0·s is exact for every word drawn.",
                    "The farther a word is along N0, the more the head adds to its logit. The bracket is ΔL measured along N0. A pointed end of the colour scale means that the corners go beyond it.",
                    "Distances across the plane say nothing about what was projected away. The head is one of many: ΔL here is not the model’s gap.",
                    List.of(Term.N0, Term.GAP, Term.ALPHA, Term.READING)),
            new ViewHelp(
                    "temperature",
                    "Temperature",
                    "How certain the model is of the next token at each output temperature, over the prompts and for this one, and the distribution at the chosen T.",
                    "P_v(T) ∝ exp(L_v/T); S = −ΣP log₂ P; Var_P(L)/T²; eqs. (6)–(8), Fig. 3",
                    "Move T: the dashed line follows, and the bars on the right are the distribution there. The odds of the two words are exp(ΔL/T).",
                    "A peak of the response is a crossover, no phase transition; a sure model may be wrong.",
                    List.of(Term.T, Term.ENTROPY, Term.TOP1, Term.RESPONSE, Term.ACTUAL)),
            new ViewHelp(
                    "ablation",
                    "Ablation",
                    "What happens to the model’s gap when a head, an MLP or both are taken away, on every prompt; heads first by an estimate, then exactly.",
                    "The head’s slice of the input of c_proj (hook_z), or the MLP’s output (hook_mlp_out), is replaced; effect = ΔL without − ΔL; Fig. 4",
                    "Ctrl-click heads, or choose MLPs, to remove them together. Compare the sum of single effects with the joint one: the difference is interaction. The lower figures set the effect against r, the direct effect and the estimate; a click on a point selects its head.",
                    "Later heads may make up for a removed one. Zero is not the same as “average”: try the other removals.",
                    List.of(Term.EFFECT, Term.ACTUAL, Term.R)),
            new ViewHelp(
                    "spin",
                    "Spin",
                    "A token’s spin moving in the field of the selected head and a heat bath.",
                    "dS = −p S×(B+h) − q S×(S×(B+h)), Stratonovich; eqs. (9), (10), B1–B4, Fig. 6",
                    "The mean alignment with the field should settle at the drawn value: coth κ − 1/κ in three dimensions. A time step that is too long is reported below.",
                    "The dynamics is a model of the paper, not of how GPT-2 computes; the frame shows three of many dimensions.",
                    List.of(Term.LAMBDA, Term.KAPPA, Term.FIELD_B, Term.NPROJ)),
            new ViewHelp(
                    "pairs",
                    "Pairs",
                    "Attention and pair energy of every position with every earlier one: as the Reading has it, and as the model really does. The small maps show all heads; a click takes one.",
                    "H⁽⁰⁾(k, j) = −x_k W_eff x_jᵀ, Ω = −H⁽⁰⁾, α = softmax_j Ω; eq. (1)",
                    "A row is a query position. Click one: the prompt’s words are shaded by its attention. The pointer shows values.",
                    "Attention is not importance. Under the paper’s literal reading the spins know neither position nor context, so its α is not the model’s own.",
                    List.of(Term.H, Term.OMEGA, Term.ALPHA, Term.READING)),
            new ViewHelp(
                    "compare",
                    "Compare",
                    "A figure that was pinned beside what the same figure is now. Of maps, also the difference.",
                    "difference = now − pinned, cell by cell",
                    "Right-click any figure and choose “Pin to compare”. Then change the prompt, the head, the Reading or the model: the right side follows. Export saves all panels as one figure.",
                    "Colours of the two sides may have different ranges: hold the range first, or read the scales. Curves, planes and bars have no difference: they are shown side by side.",
                    List.of(Term.READING)),
            new ViewHelp(
                    "modes",
                    "Modes",
                    "What a head asks for, answers to, reads and writes: the singular modes of W_eff and W_OV, and how they are read by the vocabulary.",
                    "W_eff = UΣVᵀ from QR of W_Q, W_K and an SVD of d_head × d_head; sec. IV D",
                    "Large singular values are what the head does most. Words at both ends of a mode say what it is about.",
                    "Weights alone: whether a mode is used depends on the prompts.",
                    List.of(Term.OMEGA, Term.H)),
            new ViewHelp(
                    "orders",
                    "Orders",
                    "The head’s gap as a series in the spins, and whether higher orders explain more of the model’s gap.",
                    "y⁽⁰⁾ = mean J, y⁽¹⁾ = mean(δJ), y⁽²⁾ = ½ mean[(δ² − mean δ²)J]; sec. IV D",
                    "The series is safe where the spread of the scores is below π. R² is measured on prompts left out.",
                    "With 20 prompts, an additional term often improves the fit by chance; “no improvement” is a result.",
                    List.of(Term.GAP, Term.R2, Term.OMEGA)),
            new ViewHelp(
                    "phases",
                    "Phase boundaries",
                    "Where the head’s preference turns: over the plane of words, with repeated words, with the temperature of its attention.",
                    "Σ n_s w_s g_s = 0, w_s = exp Ω_qs",
                    "Every predicted boundary is compared with the model’s own, measured on the same prompts.",
                    "Exact only for the source W_E; under other Readings the points are evaluated one by one.",
                    List.of(Term.OMEGA, Term.GAP, Term.READING)),
            new ViewHelp(
                    "diffusion",
                    "Diffusion",
                    "A word’s spin forgets itself on the sphere of token directions and is brought back by the score of the noised vocabulary, with or without a head’s field. Beside it, the words the spin would decode to, its overlap with the field and with the good and bad word, and the text as it grows.",
                    "Forward: eqs. (12), (B5); reverse: eqs. (13), (14), (B6), with the signs of (14) corrected and the printed ones as options",
                    "Drag through the timeline: the first half loses the word, the second finds one. Raise the guidance to let the field pull; a click on a token brings its chain back.",
                    "With the exact residual and no guidance the words follow the model’s own distribution: that is a check of the sampler. It says nothing about how a transformer finds its words.",
                    List.of(Term.READING, Term.GAP)),
            new ViewHelp(
                    "sweeps",
                    "Sweeps",
                    "What every head does over thousands of prompts, read from the folder of a sweep: correlations and mean effects as a map, and for the selected head its prompts as a density, r in every relation, and r against the number of prompts.",
                    "r over all prompts; r within: both gaps about their relation’s means; random-effects mean of atanh r_g; max |r within| with ΔL actual permuted inside the relations",
                    "Open a folder, or start a sweep here and watch it grow. The filter takes in only some prompts; a click on a relation leaves the others out, a click on a point or cell puts a prompt of it into the editor. “Test all heads” adds p values and the halves of the relations: a head that was chosen on one half should hold on the other.",
                    "Prompts of one relation resemble one another, so the Fisher interval is too narrow: read the one by relation. Total effects are first-order estimates unless the sweep measured them exactly.",
                    List.of(Term.R, Term.R0, Term.FISHER, Term.FAMILYWISE, Term.Q, Term.GAP, Term.EFFECT)),
            new ViewHelp(
                    "prompts",
                    "Prompts",
                    "All pairs with what the model makes of them, and the likeliest next tokens of the current one.",
                    "P = softmax of the final logits, T = 1; ΔL = L(good) − L(bad)",
                    "A ⚠ marks a remark: point at it, or select the prompt to read it below the table. A prompt that cannot be run is excluded; the others are computed.",
                    "Answers of several tokens are compared by the one that the Reading chooses.",
                    List.of(Term.ACTUAL, Term.READING)));

    ViewHelp {
        terms = List.copyOf(terms);
    }

    /// The help of a view; empty for a view of that name that has none.
    static Optional<ViewHelp> of(String view) {
        return ALL.stream().filter(help -> help.view().equals(view)).findFirst();
    }
}
