package org.spinoscope.checkpoint;

import java.util.regex.Pattern;
import org.spinoscope.common.UserException;

/// The name of a repository on a Hugging Face hub: `owner/name`, or an old name without an owner such as `gpt2`.
public record RepoId(String value) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_][A-Za-z0-9._-]{0,95}/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,95}");

    /// @throws UserException if the hub would not accept the name; it becomes part of addresses and folder names
    public RepoId {
        if (!isValid(value)) {
            throw new UserException("“" + value + "” is not the name of a Hugging Face repository."
                    + " Write owner/name, for example openai-community/gpt2.");
        }
    }

    static boolean isValid(String text) {
        return FORM.matcher(text).matches()
                && !text.contains("..")
                && !text.contains("--")
                && !text.endsWith(".git")
                && !text.endsWith("-")
                && !text.endsWith(".");
    }

    /// The repository's folder in a cache: `models--owner--name`.
    public String folderName() {
        return "models--" + value.replace("/", "--");
    }

    @Override
    public String toString() {
        return value;
    }
}
