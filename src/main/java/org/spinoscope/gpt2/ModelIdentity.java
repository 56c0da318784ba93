package org.spinoscope.gpt2;

/// What a model is called wherever its numbers appear.
///
/// @param id `embedded`, a Hugging Face id such as `openai-community/gpt2`, or a folder
/// @param label what figures print beside their numbers, e.g. “embedded demonstration model, not GPT-2”
public record ModelIdentity(String id, String label) {}
