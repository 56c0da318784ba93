package org.spinoscope.study.diffusion;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.spinoscope.diffusion.Atoms;
import org.spinoscope.gpt2.Gpt2;

/// How often each atom was decoded, beside a law of words.
final class DecodedShares {

    private static final int TOP = 20;
    private static final double ENOUGH = 5;

    private final int chains;
    private final int[] counts;

    DecodedShares(int[] ends, int atoms) {
        chains = ends.length;
        counts = new int[atoms];
        for (int atom : ends) {
            counts[atom]++;
        }
    }

    /// The twenty likeliest atoms with N·p ≥ 5.
    List<DiffusionResult.Agreement> agreement(Gpt2 model, Atoms atoms, StudyContext context) {
        var rows = new ArrayList<DiffusionResult.Agreement>();
        for (int atom : atoms.heaviest(context.logWeights(), 1, TOP)) {
            double p = Math.exp(context.logWeights()[atom]);
            if (chains * p < ENOUGH) {
                break;
            }
            int token = atoms.firstToken(atom);
            rows.add(new DiffusionResult.Agreement(
                    context.prompt(),
                    token,
                    model.tokenizer().decode(token),
                    atoms.tied(atom),
                    chains,
                    p,
                    counts[atom] / (double) chains,
                    Math.sqrt(p * (1 - p) / chains)));
        }
        return rows;
    }

    DiffusionResult.PromptAgreement test(StudyContext context, double differs) {
        double chiSquare = 0;
        int cells = 0;
        double restExpected = 0;
        int rest = 0;
        for (int atom = 0; atom < counts.length; atom++) {
            double expected = chains * Math.exp(context.logWeights()[atom]);
            if (expected >= ENOUGH) {
                chiSquare += (counts[atom] - expected) * (counts[atom] - expected) / expected;
                cells++;
            } else {
                restExpected += expected;
                rest += counts[atom];
            }
        }
        if (restExpected > 0) {
            chiSquare += (rest - restExpected) * (rest - restExpected) / restExpected;
            cells++;
        }
        int freedom = cells - 1;
        double p = freedom < 1 ? Double.NaN : ChiSquaredDistribution.of(freedom).survivalProbability(chiSquare);
        return new DiffusionResult.PromptAgreement(
                context.prompt(), chains, context.bits(), chiSquare, freedom, p, differs);
    }

    /// ½ Σ|f − w|.
    double totalVariation(float[] logWeights) {
        double sum = 0;
        for (int atom = 0; atom < counts.length; atom++) {
            sum += 0.5 * Math.abs(counts[atom] / (double) chains - Math.exp(logWeights[atom]));
        }
        return sum;
    }

    /// The mean of ½ Σ|f − w| over unbiased counts: E|f − w| by the normal law, or 2w(1−w)^N where a word is rare.
    static double floor(float[] logWeights, int chains) {
        double sum = 0;
        for (float log : logWeights) {
            double w = Math.exp(log);
            sum += 0.5
                    * (chains * w > 1
                            ? Math.sqrt(2 * w * (1 - w) / (Math.PI * chains))
                            : 2 * w * Math.exp(chains * Math.log1p(-w)));
        }
        return sum;
    }

    /// What the decoded words are like under GPT-2.
    DiffusionResult.Law law(StudyContext context) {
        double nll = 0;
        double kl = 0;
        double entropy = 0;
        int kinds = 0;
        int better = 0;
        int ties = 0;
        int good = context.good() < 0 ? 0 : counts[context.good()];
        for (int atom = 0; atom < counts.length; atom++) {
            if (counts[atom] > 0) {
                double f = counts[atom] / (double) chains;
                double log = context.logWeights()[atom];
                nll -= f * log;
                kl += f * (Math.log(f) - log);
                entropy -= f * Math.log(f) / Math.log(2);
                kinds++;
            }
            better += counts[atom] > good ? 1 : 0;
            ties += counts[atom] == good && atom != context.good() ? 1 : 0;
        }
        return new DiffusionResult.Law(
                nll,
                kl - (kinds - 1) / (2.0 * chains),
                context.good() < 0 ? Double.NaN : 1 + better + 0.5 * ties,
                entropy);
    }

    /// Mean of a quantity of the decoded atoms.
    double mean(double[] ofAtom) {
        double sum = 0;
        for (int atom = 0; atom < counts.length; atom++) {
            sum += counts[atom] / (double) chains * ofAtom[atom];
        }
        return sum;
    }

    /// The same numbers of a law that needs no chain.
    static DiffusionResult.Law closed(float[] law, StudyContext context) {
        double nll = 0;
        double kl = 0;
        int better = 0;
        for (int atom = 0; atom < law.length; atom++) {
            double f = Math.exp(law[atom]);
            nll -= f * context.logWeights()[atom];
            kl += f * (law[atom] - context.logWeights()[atom]);
            better += context.good() >= 0 && law[atom] > law[context.good()] ? 1 : 0;
        }
        return new DiffusionResult.Law(
                nll, kl, context.good() < 0 ? Double.NaN : 1 + better, StudyContext.entropyBits(law));
    }
}
