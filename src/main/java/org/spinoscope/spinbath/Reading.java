package org.spinoscope.spinbath;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.OutputSlice;

/// The choices that turn eqs. (1)–(5) and (D1)–(D4) into numbers. The first value of each is the paper's.
///
/// @param source what the spins x are
/// @param biases whether the projections' biases are included
/// @param unitSpins whether spins are normalised to length 1
/// @param readOut how a context field is compared with words
/// @param answer which token represents an answer word
/// @param slice how W_O is cut out of c_proj
public record Reading(
        Source source, Biases biases, boolean unitSpins, Readout readout, AnswerToken answer, OutputSlice slice) {

    /// A choice with a short key for files and commands, and a title for people.
    public interface Choice {
        /// As in `--reading source=W_E`.
        String key();

        /// In plain words.
        String title();
    }

    /// The spin a token contributes.
    public enum Source implements Choice {
        W_E("W_E", "token embedding"),
        W_E_POS("W_E+W_pos", "token and position embedding"),
        LN1_EMBED("ln_1(W_E+W_pos)", "embeddings through the layer's ln_1"),
        LN1_RESID("ln_1(resid_pre)", "residual stream through ln_1: the head as it really is");

        private final String key;
        private final String title;

        Source(String key, String title) {
            this.key = key;
            this.title = title;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /// The biases of Q, K and V. b_K cancels in the softmax; b_V adds a constant to N0.
    public enum Biases implements Choice {
        NONE("none", "no biases"),
        QKV("qkv", "biases of Q, K and V");

        private final String key;
        private final String title;

        Biases(String key, String title) {
            this.key = key;
            this.title = title;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /// A word's direction in the residual stream.
    public enum Readout implements Choice {
        RAW("e_t", "unembedding row"),
        GAMMA("gamma*e_t", "unembedding row times ln_f's weight"),
        DIRECT("dla", "direct logit attribution through ln_f");

        private final String key;
        private final String title;

        Readout(String key, String title) {
            this.key = key;
            this.title = title;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /// The token that represents an answer of several tokens.
    public enum AnswerToken implements Choice {
        FIRST("first", "first token of “ word”"),
        LAST("last", "last token of “ word”"),
        NO_SPACE("nospace", "first token of the word without its space"),
        MEAN("mean", "mean over the tokens of “ word”"),
        SEQUENCE("sequence", "log-probability of all tokens (actual gap), first token (theory)"),
        SINGLE_ONLY("single", "pairs with an answer of several tokens are left out");

        private final String key;
        private final String title;

        AnswerToken(String key, String title) {
            this.key = key;
            this.title = title;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String title() {
            return title;
        }
    }

    /// The paper's literal reading.
    public static final Reading PAPER =
            new Reading(Source.W_E, Biases.NONE, false, Readout.RAW, AnswerToken.FIRST, OutputSlice.ROWS);

    /// The head as it really acts: real activations, biases, and the read-out through ln_f, so that the theoretical gap
    /// is the head's direct logit attribution.
    public static final Reading ACTUAL =
            new Reading(Source.LN1_RESID, Biases.QKV, false, Readout.DIRECT, AnswerToken.FIRST, OutputSlice.ROWS);

    /// The same reading with another choice of answer token.
    public Reading answer(AnswerToken token) {
        return new Reading(source, biases, unitSpins, readout, token, slice);
    }

    /// Reads `source=W_E,biases=qkv,unit=on,readout=dla,answer=last,slice=rows`; what is not named stays the paper's.
    ///
    /// @throws UserException if a key or value is unknown
    public static Reading parse(String text) {
        return ReadingParser.parse(text);
    }

    /// The reading as keys and values, in the order of [#parse].
    public SequencedMap<String, String> toMap() {
        var map = new LinkedHashMap<String, String>();
        map.put("source", source.key());
        map.put("biases", biases.key());
        map.put("unit", unitSpins ? "on" : "off");
        map.put("readout", readout.key());
        map.put("answer", answer.key());
        map.put("slice", slice.name().toLowerCase(Locale.ROOT));
        return map;
    }

    /// In a few words: by the name of a known reading, else by the choices that are not the paper's.
    public String label() {
        if (equals(PAPER)) {
            return "as the paper says";
        }
        if (equals(ACTUAL)) {
            return "as the head really acts";
        }
        var paper = PAPER.toMap();
        return toMap().entrySet().stream()
                .filter(choice -> !choice.getValue().equals(paper.get(choice.getKey())))
                .map(choice -> choice.getKey() + " = " + choice.getValue())
                .collect(Collectors.joining(", "));
    }

    /// What [#parse] reads.
    @Override
    public String toString() {
        return toMap().entrySet().stream()
                .map((Map.Entry<String, String> e) -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }
}
