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

    Map<String, String> told() {
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
    void restore(Map<String, String> told) {
        try {
            var p = model.parameters().get();
            model.parameters()
                    .set(new SpinParameters(
                            SpinDimension.valueOf(
                                    told.getOrDefault("space", p.space().name())),
                            SpinEquation.valueOf(
                                    told.getOrDefault("form", p.form().name())),
                            Integrator.valueOf(told.getOrDefault(
                                    "integrator", p.integrator().name())),
                            positive(told, "gamma", p.gamma()),
                            positive(told, "lambda", p.lambda()),
                            positive(told, "temperature", p.temperature()),
                            positive(told, "strength", p.strength()),
                            positive(told, "dt", p.dt()),
                            Long.parseLong(told.getOrDefault("seed", Long.toString(p.seed())))));
            model.cloudShown().set(Boolean.parseBoolean(told.getOrDefault("cloud", "false")));
            model.speed().set(Math.clamp(Integer.parseInt(told.getOrDefault("speed", "8")), 1, 100));
            model.quantity().set(SpinQuantity.valueOf(told.getOrDefault("quantity", "ALIGNMENT")));
            var none = SpinComparison.NONE;
            model.comparison()
                    .set(new SpinComparison(
                            Boolean.parseBoolean(told.getOrDefault("second", "false")),
                            positive(told, "secondTemperature", none.temperature()),
                            positive(told, "secondLambda", none.lambda()),
                            Boolean.parseBoolean(told.getOrDefault("sameNoise", "true"))));
            var start = CameraState.START.turned();
            double azimuth = finite(told, "azimuth", start.azimuth());
            double elevation = finite(told, "elevation", start.elevation());
            model.view()
                    .set(new CameraState(new OrthographicProjection(azimuth, elevation), 1)
                            .dragged(0, 0)
                            .zoomed(positive(told, "zoom", 1)));
        } catch (IllegalArgumentException unreadable) {
            model.parameters().set(SpinParameters.DEFAULT);
            model.view().set(CameraState.START);
            model.comparison().set(SpinComparison.NONE);
        }
    }

    private static double positive(Map<String, String> told, String key, double otherwise) {
        double value = finite(told, key, otherwise);
        return value > 0 && value < 1e4 ? value : otherwise;
    }

    private static double finite(Map<String, String> told, String key, double otherwise) {
        double value = Double.parseDouble(told.getOrDefault(key, Double.toString(otherwise)));
        return Double.isFinite(value) ? value : otherwise;
    }
}
