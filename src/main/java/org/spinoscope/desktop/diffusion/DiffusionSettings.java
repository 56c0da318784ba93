package org.spinoscope.desktop.diffusion;

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
    /// Whether a change of a setting runs again.
    final BooleanProperty following = new SimpleBooleanProperty(true);

    /// Everything that a run depends on.
    Observable[] all() {
        return new Observable[] {field, guidance, kind, residual, path, sampler, sign, steps, chains, tokens, seed};
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
