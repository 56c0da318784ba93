package org.spinoscope.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/// The exact cross-entropy over all 50,257 tokens, at the cost of those that occur.
///
/// Every token that never occurs has the same embedding, so together they are one more row whose logit is raised by
/// log(how many they are). The softmax's part of the gradient is written by hand, in chunks of positions: it needs no
/// `[position, vocabulary]` array to outlive its chunk, which is most of autograd's cost for a small model.
///
/// With h the final residual stream, E the embedding and p the softmax, the summed loss
/// Σ(log Σ exp(hEᵀ) − h·E_label) has ∂/∂h = pE − E_label and ∂/∂E = pᵀh minus h added at the label's row.
final class FullVocabularyLoss implements AutoCloseable {

    private static final int CHUNK = 512;

    private final PtNDArray bias;

    /// @param known tokens with an embedding row of their own
    /// @param unseen how many tokens share the last row
    FullVocabularyLoss(NDManager manager, int known, int unseen) {
        var values = new float[known + 1];
        values[known] = (float) Math.log(unseen);
        bias = (PtNDArray) manager.create(values, new Shape(known + 1));
    }

    /// @param total summed loss in nats
    /// @param byResidual pE `[position, d_model]`
    /// @param byEmbedding pᵀh `[row, d_model]`
    record Parts(double total, NDArray byResidual, NDArray byEmbedding) {}

    /// Needs gradient mode off. Results live in the scope of `residual`.
    ///
    /// @param residual h, `[position, d_model]`
    /// @param labels `[position]`, int64
    /// @param rows the softmax is over this many of the first rows; 0 for all
    Parts parts(PtNDArray residual, PtNDArray labels, PtNDArray embedding, int rows, boolean withGradient) {
        double total = 0;
        var byResidual = new NDList();
        var byEmbedding = residual.getManager().zeros(embedding.getShape());
        var e = first(embedding, rows, residual.getManager());
        var b = first(bias, rows, residual.getManager());
        var byE = first((PtNDArray) byEmbedding, rows, residual.getManager());
        var hs = JniUtils.split(residual, CHUNK, 0);
        var ys = JniUtils.split(labels, CHUNK, 0);
        for (int i = 0; i < hs.size(); i++) {
            try (var scope = residual.getManager().newSubManager()) {
                var h = hs.get(i);
                h.attach(scope);
                NDArray p = JniUtils.linear((PtNDArray) h, e, b).softmax(-1);
                NDArray label = ys.get(i).expandDims(1);
                label.attach(scope);
                for (float q :
                        JniUtils.gather((PtNDArray) p, (PtNDArray) label, 1).toFloatArray()) {
                    total -= Math.log(Math.max(q, Float.MIN_NORMAL));
                }
                if (withGradient) {
                    NDArray part = p.matMul(e);
                    part.attach(residual.getManager());
                    byResidual.add(part);
                    byE.addi(p.transpose().matMul(h));
                }
            }
        }
        return new Parts(
                total,
                withGradient
                        ? JniUtils.cat(
                                byResidual.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new), 0)
                        : residual,
                byEmbedding);
    }

    private static PtNDArray first(PtNDArray table, int rows, NDManager scope) {
        if (rows == 0) {
            return table;
        }
        var view = JniUtils.slice(table, 0, 0, rows, 1);
        view.attach(scope);
        return view;
    }

    @Override
    public void close() {
        bias.close();
    }
}
