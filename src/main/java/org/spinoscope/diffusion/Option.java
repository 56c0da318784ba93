package org.spinoscope.diffusion;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.spinoscope.common.UserException;

/// A choice with a short key for commands and files and a title for people.
public interface Option {

    /// As on the command line and in results.
    String key();

    /// In plain words.
    String title();

    /// The option with a key.
    ///
    /// @param what the choice, as a sentence names it
    /// @throws UserException if there is none
    static <T extends Enum<T> & Option> T parse(Class<T> options, String key, String what) {
        for (var option : options.getEnumConstants()) {
            if (option.key().equals(key)) {
                return option;
            }
        }
        var keys = Arrays.stream(options.getEnumConstants()).map(Option::key).collect(Collectors.joining(", "));
        throw new UserException("“" + key + "” is no " + what + ". Choose one of " + keys + ".");
    }
}
