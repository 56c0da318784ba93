package org.spinoscope.desktop.diffusion;

import java.util.Map;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.diffusion.Centring;
import org.spinoscope.diffusion.Decode;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.GuidanceKind;
import org.spinoscope.diffusion.NoisePath;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.Sampler;
import org.spinoscope.diffusion.Sign;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.spinbath.Reading;

/// The settings of a run, as the controls change them.
final class DiffusionSettings {

    /// The strongest guidance a slider offers.
    static final double STRONGEST = 200;

    static final int MOST_STEPS = 1000;
    static final int MOST_CHAINS = 256;
    static final int MOST_TOKENS = 200;

    /// Which field guides the spins.
    enum Field {
        NONE("no field"),
        HEAD("selected head"),
        LAYER("selected head's layer"),
        ALL("all heads"),
        RESIDUAL("final residual");

        private final String title;

        Field(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        FieldSource of(HeadId head) {
            return switch (this) {
                case NONE -> new FieldSource.None();
                case HEAD -> new FieldSource.Head(head);
                case LAYER -> new FieldSource.Layer(head.layer());
                case ALL -> new FieldSource.All();
                case RESIDUAL -> new FieldSource.Residual();
            };
        }
    }

    final ObjectProperty<Field> field = new SimpleObjectProperty<>(Field.NONE);
    final DoubleProperty guidance = new SimpleDoubleProperty(0);
    final ObjectProperty<GuidanceKind> kind = new SimpleObjectProperty<>(GuidanceKind.TILT);
    final ObjectProperty<Residual> residual = new SimpleObjectProperty<>(Residual.EXACT);
    final ObjectProperty<NoisePath> path = new SimpleObjectProperty<>(NoisePath.VMF);
    final ObjectProperty<Sampler> sampler = new SimpleObjectProperty<>(Sampler.FLOW);
    final ObjectProperty<Sign> sign = new SimpleObjectProperty<>(Sign.CORRECTED);
    final IntegerProperty steps = new SimpleIntegerProperty(30);
    final IntegerProperty chains = new SimpleIntegerProperty(16);
    final IntegerProperty tokens = new SimpleIntegerProperty(1);
    final IntegerProperty seed = new SimpleIntegerProperty(1);
    final ObjectProperty<TimeAxis> axis = new SimpleObjectProperty<>(TimeAxis.LEVEL);
    /// Whether a change of a setting runs again.
    final BooleanProperty following = new SimpleBooleanProperty(true);

    /// Everything that can be set.
    Observable[] all() {
        return new Observable[] {
            field, guidance, kind, residual, path, sampler, sign, steps, chains, tokens, seed, axis, following
        };
    }

    /// As a session keeps them.
    Map<String, String> kept() {
        var all = new TreeMap<String, String>();
        all.put("field", field.get().name());
        all.put("guidance", Double.toString(guidance.get()));
        all.put("kind", kind.get().name());
        all.put("residual", residual.get().name());
        all.put("path", path.get().name());
        all.put("sampler", sampler.get().name());
        all.put("sign", sign.get().name());
        all.put("steps", Integer.toString(steps.get()));
        all.put("chains", Integer.toString(chains.get()));
        all.put("tokens", Integer.toString(tokens.get()));
        all.put("seed", Integer.toString(seed.get()));
        all.put("axis", axis.get().name());
        all.put("following", Boolean.toString(following.get()));
        return all;
    }

    /// Takes back what was kept; what is missing or makes no sense stays as it is.
    void restore(Map<String, String> kept) {
        KeptValues.choose(kept, "field", Field.class, field);
        KeptValues.choose(kept, "kind", GuidanceKind.class, kind);
        KeptValues.choose(kept, "residual", Residual.class, residual);
        KeptValues.choose(kept, "path", NoisePath.class, path);
        KeptValues.choose(kept, "sampler", Sampler.class, sampler);
        KeptValues.choose(kept, "sign", Sign.class, sign);
        KeptValues.choose(kept, "axis", TimeAxis.class, axis);
        try {
            double g = Double.parseDouble(kept.getOrDefault("guidance", ""));
            guidance.set(g >= 0 && g <= STRONGEST ? g : guidance.get());
        } catch (NumberFormatException unreadable) {
            guidance.set(0);
        }
        KeptValues.number(kept, "steps", 2, MOST_STEPS, steps);
        KeptValues.number(kept, "chains", 1, MOST_CHAINS, chains);
        KeptValues.number(kept, "tokens", 1, MOST_TOKENS, tokens);
        KeptValues.number(kept, "seed", 0, Integer.MAX_VALUE, seed);
        following.set(Boolean.parseBoolean(kept.getOrDefault("following", "true")));
    }

    /// @throws org.spinoscope.common.UserException if a number is out of its range
    GenerationRequest request(String prompt, HeadId head, Reading reading) {
        boolean free = field.get() == Field.NONE;
        return new GenerationRequest(
                prompt,
                tokens.get(),
                chains.get(),
                seed.get(),
                residual.get(),
                path.get(),
                sampler.get(),
                steps.get(),
                field.get().of(head),
                free ? 0 : guidance.get(),
                kind.get(),
                sign.get(),
                Decode.COSINE,
                1,
                Centring.NONE,
                reading);
    }
}
