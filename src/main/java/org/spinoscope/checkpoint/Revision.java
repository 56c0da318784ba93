package org.spinoscope.checkpoint;

import java.util.regex.Pattern;
import org.spinoscope.common.UserException;

/// A branch, tag or commit of a repository, checked so that it can become part of an address and of a path.
record Revision(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    Revision {
        if (value.length() > 128 || value.contains("..") || !FORM.matcher(value).matches()) {
            throw new UserException(
                    "“" + value + "” is not a revision. Write a branch, a tag or a commit, for example main.");
        }
    }

    /// Whether this names one state for good, as a branch does not.
    boolean isCommit() {
        return COMMIT.matcher(value).matches();
    }

    /// The revision as one segment of an address.
    String inAddress() {
        return value.replace("/", "%2F");
    }

    @Override
    public String toString() {
        return value;
    }
}
