package org.spinoscope.gpt2;

/// The published weights of GPT-2 small. Only a checkpoint with exactly these bytes is called GPT-2.
public final class Gpt2Small {

    /// Of model.safetensors, openai-community/gpt2 at 607a30d.
    public static final String SHA256 = "248dfc3911869ec493c76e65bf2fcf7f615828b0254c12b473182f0f81d3a707";

    private Gpt2Small() {}

    /// Whether weights with this sha256 are GPT-2 small's.
    public static boolean hasSha256(String sha256) {
        return SHA256.equals(sha256);
    }
}
