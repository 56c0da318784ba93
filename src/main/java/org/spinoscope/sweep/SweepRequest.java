package org.spinoscope.sweep;

import java.util.List;
import java.util.Set;
import org.spinoscope.common.UserException;
import org.spinoscope.prompt.bulk.BulkPrompts;
import org.spinoscope.prompt.bulk.Rejections;
import org.spinoscope.spinbath.Reading;

/// A sweep's settings, apart from the model.
///
/// @param prompts where the pairs come from
/// @param readings at least one; they share one choice of answer token
/// @param measures at least one
/// @param partPrompts prompts of a part
/// @param limit the most prompts to take
public record SweepRequest(
        BulkPrompts.Request prompts,
        Rejections.Policy badRecords,
        List<Reading> readings,
        Set<Measure> measures,
        int partPrompts,
        long limit) {

    /// @throws UserException if the Readings differ in their answer token, or a number makes no sense
    public SweepRequest {
        readings = List.copyOf(readings);
        measures = Set.copyOf(measures);
        if (readings.stream().map(Reading::answer).distinct().count() != 1) {
            throw new UserException("All Readings of a sweep share one answer token, because they share ΔL_actual. Give"
                    + " each --reading the same answer=….");
        }
        if (partPrompts < 1 || limit < 1) {
            throw new UserException(
                    "A part and a limit hold at least one prompt, not " + Math.min(partPrompts, limit) + ".");
        }
    }

    /// The choice all Readings share.
    public Reading.AnswerToken answer() {
        return readings.getFirst().answer();
    }
}
