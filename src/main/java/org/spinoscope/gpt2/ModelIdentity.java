package org.spinoscope.gpt2;

/// What a model is called wherever its numbers appear.
///
/// @param id `embedded`, a Hugging Face id such as `openai-community/gpt2`, or a folder
/// @param label what figures print beside their numbers, e.g. “embedded demonstration model, not GPT-2”
public record ModelIdentity(String id, String label) {

    private static final String EMBEDDED = "embedded";
    private static final int DIGITS = 7;

    /// The name these weights deserve: only the published bytes are called GPT-2; any other checkpoint keeps the name
    /// of its folder, with the first digits of its hash.
    ///
    /// @param sha256 of the weights; empty if it is not known yet
    public ModelIdentity withWeights(String sha256) {
        if (Gpt2Small.hasSha256(sha256)) {
            return new ModelIdentity(id, "GPT-2 small (" + label + ")");
        }
        return sha256.isEmpty() || id.equals(EMBEDDED)
                ? this
                : new ModelIdentity(
                        id, label + ", sha256 " + sha256.substring(0, Math.min(DIGITS, sha256.length())) + "…");
    }
}
