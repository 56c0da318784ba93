package org.spinoscope.spinbath;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.OutputSlice;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.spinbath.Reading.Biases;
import org.spinoscope.spinbath.Reading.Choice;
import org.spinoscope.spinbath.Reading.Readout;
import org.spinoscope.spinbath.Reading.Source;

/// Reads a [Reading] from text such as `source=W_E,biases=qkv`.
final class ReadingParser {

    private ReadingParser() {}

    /// What is not named stays the paper's.
    ///
    /// @throws UserException if a key or value is unknown
    static Reading parse(String text) {
        var reading = Reading.PAPER;
        for (var part : text.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            var pair = part.split("=", 2);
            if (pair.length < 2) {
                throw new UserException("Write a reading as key=value pairs, such as source=W_E,biases=qkv; “"
                        + part.strip() + "” has no value.");
            }
            reading = with(reading, pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip());
        }
        return reading;
    }

    private static Reading with(Reading r, String key, String value) {
        return switch (key) {
            case "source" ->
                new Reading(
                        choose(key, Source.values(), value),
                        r.biases(),
                        r.unitSpins(),
                        r.readout(),
                        r.answer(),
                        r.slice());
            case "biases" ->
                new Reading(
                        r.source(),
                        choose(key, Biases.values(), value),
                        r.unitSpins(),
                        r.readout(),
                        r.answer(),
                        r.slice());
            case "unit" -> new Reading(r.source(), r.biases(), onOff(value), r.readout(), r.answer(), r.slice());
            case "readout" ->
                new Reading(
                        r.source(),
                        r.biases(),
                        r.unitSpins(),
                        choose(key, Readout.values(), value),
                        r.answer(),
                        r.slice());
            case "answer" -> r.answer(choose(key, AnswerToken.values(), value));
            case "slice" -> new Reading(r.source(), r.biases(), r.unitSpins(), r.readout(), r.answer(), sliceOf(value));
            default ->
                throw new UserException("“" + key
                        + "” is no part of a reading; the parts are source, biases, unit, readout, answer and slice.");
        };
    }

    private static <C extends Choice> C choose(String key, C[] choices, String value) {
        return Arrays.stream(choices)
                .filter(choice -> choice.key().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new UserException("The reading's " + key + " is not “" + value + "”; choose "
                        + Arrays.stream(choices).map(Choice::key).collect(Collectors.joining(" | ")) + "."));
    }

    private static boolean onOff(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new UserException("The reading's unit is not “" + value + "”; choose on | off.");
        };
    }

    private static OutputSlice sliceOf(String value) {
        return Arrays.stream(OutputSlice.values())
                .filter(slice -> slice.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(
                        () -> new UserException("The reading's slice is not “" + value + "”; choose rows | columns."));
    }
}
