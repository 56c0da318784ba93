package org.spinoscope.desktop.spin;

import java.util.Map;
import java.util.TreeMap;
import org.spinoscope.dynamics.Integrator;
import org.spinoscope.dynamics.SpinEquation;
import org.spinoscope.plots.OrthographicProjection;

/// The spin view's settings as a session keeps them.
final class SpinSettings {

    private final SpinViewModel model;

    SpinSettings(SpinViewModel model) {
        this.model = model;
    }

    Map<String, String> toMap() {
        var p = model.parameters().get();
        var view = model.view().get();
        var all = new TreeMap<String, String>();
        all.put("space", p.space().name());
        all.put("form", p.form().name());
        all.put("integrator", p.integrator().name());
        all.put("gamma", Double.toString(p.gamma()));
        all.put("lambda", Double.toString(p.lambda()));
        all.put("temperature", Double.toString(p.temperature()));
        all.put("strength", Double.toString(p.strength()));
        all.put("dt", Double.toString(p.dt()));
        all.put("seed", Long.toString(p.seed()));
        all.put("cloud", Boolean.toString(model.cloudShown().get()));
        all.put("speed", Integer.toString(model.speed().get()));
        var second = model.comparison().get();
        all.put("quantity", model.quantity().get().name());
        all.put("second", Boolean.toString(second.shown()));
        all.put("secondTemperature", Double.toString(second.temperature()));
        all.put("secondLambda", Double.toString(second.lambda()));
        all.put("sameNoise", Boolean.toString(second.sameNoise()));
        all.put("azimuth", Double.toString(view.turned().azimuth()));
        all.put("elevation", Double.toString(view.turned().elevation()));
        all.put("zoom", Double.toString(view.zoom()));
        return all;
    }

    /// Restores saved settings; what is missing or invalid keeps its value.
    void restore(Map<String, String> saved) {
        try {
            var p = model.parameters().get();
            model.parameters()
                    .set(new SpinParameters(
                            SpinDimension.valueOf(
                                    saved.getOrDefault("space", p.space().name())),
                            SpinEquation.valueOf(
                                    saved.getOrDefault("form", p.form().name())),
                            Integrator.valueOf(saved.getOrDefault(
                                    "integrator", p.integrator().name())),
                            positive(saved, "gamma", p.gamma()),
                            positive(saved, "lambda", p.lambda()),
                            positive(saved, "temperature", p.temperature()),
                            positive(saved, "strength", p.strength()),
                            positive(saved, "dt", p.dt()),
                            Long.parseLong(saved.getOrDefault("seed", Long.toString(p.seed())))));
            model.cloudShown().set(Boolean.parseBoolean(saved.getOrDefault("cloud", "false")));
            model.speed().set(Math.clamp(Integer.parseInt(saved.getOrDefault("speed", "8")), 1, 100));
            model.quantity().set(SpinQuantity.valueOf(saved.getOrDefault("quantity", "ALIGNMENT")));
            var none = SpinComparison.NONE;
            model.comparison()
                    .set(new SpinComparison(
                            Boolean.parseBoolean(saved.getOrDefault("second", "false")),
                            positive(saved, "secondTemperature", none.temperature()),
                            positive(saved, "secondLambda", none.lambda()),
                            Boolean.parseBoolean(saved.getOrDefault("sameNoise", "true"))));
            var start = CameraState.START.turned();
            double azimuth = finite(saved, "azimuth", start.azimuth());
            double elevation = finite(saved, "elevation", start.elevation());
            model.view()
                    .set(new CameraState(new OrthographicProjection(azimuth, elevation), 1)
                            .dragged(0, 0)
                            .zoomed(positive(saved, "zoom", 1)));
        } catch (IllegalArgumentException unreadable) {
            model.parameters().set(SpinParameters.DEFAULT);
            model.view().set(CameraState.START);
            model.comparison().set(SpinComparison.NONE);
        }
    }

    private static double positive(Map<String, String> saved, String key, double otherwise) {
        double value = finite(saved, key, otherwise);
        return value > 0 && value < 1e4 ? value : otherwise;
    }

    private static double finite(Map<String, String> saved, String key, double otherwise) {
        double value = Double.parseDouble(saved.getOrDefault(key, Double.toString(otherwise)));
        return Double.isFinite(value) ? value : otherwise;
    }
}
