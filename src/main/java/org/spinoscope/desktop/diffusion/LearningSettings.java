package org.spinoscope.desktop.diffusion;

import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.training.ResidualSettings;

/// How a residual is to be learned, as the controls change it.
final class LearningSettings {

    static final int LEAST_CONTEXTS = 64;
    static final int MOST_CONTEXTS = 1_000_000;
    static final int MOST_RANK = 1024;
    static final int MOST_STEPS = 1_000_000;
    static final int MOST_MINUTES = 10_000;

    /// Which texts the contexts are cut from.
    enum Texts {
        CORPUS("the embedded corpus"),
        PROMPTS("the prompts of this window");

        private final String title;

        Texts(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    final ObjectProperty<Texts> texts = new SimpleObjectProperty<>(Texts.CORPUS);
    final ObjectProperty<DiffusionSettings.Field> features =
            new SimpleObjectProperty<>(DiffusionSettings.Field.RESIDUAL);
    final IntegerProperty contexts = new SimpleIntegerProperty(ResidualSettings.DEFAULT.contexts());
    final IntegerProperty rank = new SimpleIntegerProperty(ResidualSettings.DEFAULT.rank());
    final IntegerProperty steps = new SimpleIntegerProperty(ResidualSettings.DEFAULT.steps());
    final IntegerProperty minutes = new SimpleIntegerProperty((int) ResidualSettings.DEFAULT.minutes());
    final IntegerProperty seed = new SimpleIntegerProperty((int) ResidualSettings.DEFAULT.seed());

    /// The same as a request.
    ResidualSettings now() {
        return new ResidualSettings(
                rank.get(), contexts.get(), steps.get(), minutes.get(), ResidualSettings.DEFAULT.rate(), seed.get());
    }

    Observable[] all() {
        return new Observable[] {texts, features, contexts, rank, steps, minutes, seed};
    }

    /// Adds what a session keeps.
    void keep(Map<String, String> kept) {
        kept.put("learn.texts", texts.get().name());
        kept.put("learn.features", features.get().name());
        kept.put("learn.contexts", Integer.toString(contexts.get()));
        kept.put("learn.rank", Integer.toString(rank.get()));
        kept.put("learn.steps", Integer.toString(steps.get()));
        kept.put("learn.minutes", Integer.toString(minutes.get()));
        kept.put("learn.seed", Integer.toString(seed.get()));
    }

    /// Takes back what was kept; what is missing or makes no sense stays as it is.
    void restore(Map<String, String> kept) {
        KeptValues.choose(kept, "learn.texts", Texts.class, texts);
        if (!DiffusionSettings.Field.NONE.name().equals(kept.get("learn.features"))) {
            KeptValues.choose(kept, "learn.features", DiffusionSettings.Field.class, features);
        }
        KeptValues.number(kept, "learn.contexts", LEAST_CONTEXTS, MOST_CONTEXTS, contexts);
        KeptValues.number(kept, "learn.rank", 1, MOST_RANK, rank);
        KeptValues.number(kept, "learn.steps", 1, MOST_STEPS, steps);
        KeptValues.number(kept, "learn.minutes", 1, MOST_MINUTES, minutes);
        KeptValues.number(kept, "learn.seed", 0, Integer.MAX_VALUE, seed);
    }
}
