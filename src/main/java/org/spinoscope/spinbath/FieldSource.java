package org.spinoscope.spinbath;

import java.util.regex.Pattern;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2Config;
import org.spinoscope.gpt2.HeadId;

/// Whose context field N is meant.
public sealed interface FieldSource {

    /// No field.
    record None() implements FieldSource {
        @Override
        public String toString() {
            return "none";
        }
    }

    /// N_proj of one head.
    record Head(HeadId head) implements FieldSource {
        @Override
        public String toString() {
            return head.toString();
        }
    }

    /// The sum of N_proj over a layer's heads.
    record Layer(int layer) implements FieldSource {
        @Override
        public String toString() {
            return "layer:" + layer;
        }
    }

    /// The sum of N_proj over all heads.
    record All() implements FieldSource {
        @Override
        public String toString() {
            return "all";
        }
    }

    /// The final residual through ln_final: N·e_t is the logit of t.
    record Residual() implements FieldSource {
        @Override
        public String toString() {
            return "residual";
        }
    }

    /// Reads `none`, `L3H5`, `layer:3`, `all` or `residual`.
    ///
    /// @throws UserException if it is none of these, or the model has no such head or layer
    static FieldSource parse(String text, Gpt2Config config) {
        var head = Pattern.compile("L(\\d{1,4})H(\\d{1,4})").matcher(text);
        var layer = Pattern.compile("layer:(\\d{1,4})").matcher(text);
        if (head.matches()) {
            int l = Integer.parseInt(head.group(1));
            int h = Integer.parseInt(head.group(2));
            if (l >= config.layers() || h >= config.heads()) {
                throw new UserException("There is no head " + text + ": this model has layers 0 to "
                        + (config.layers() - 1) + " and heads 0 to " + (config.heads() - 1) + ".");
            }
            return new Head(new HeadId(l, h));
        }
        if (layer.matches()) {
            int l = Integer.parseInt(layer.group(1));
            if (l >= config.layers()) {
                throw new UserException(
                        "There is no layer " + l + ": this model has layers 0 to " + (config.layers() - 1) + ".");
            }
            return new Layer(l);
        }
        return switch (text) {
            case "none" -> new None();
            case "all" -> new All();
            case "residual" -> new Residual();
            default ->
                throw new UserException("“" + text
                        + "” is no field. Name a head such as L3H5, a layer such as layer:3, or one of none, all,"
                        + " residual.");
        };
    }
}
