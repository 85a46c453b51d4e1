//! The convergence curve as SVG: the running relative residual over the
//! iterations, one colour for each attempt, and the tolerance as a line.

use super::curve::Curve;
use plotters::prelude::*;
use vecsolve_host::SolveDone;

const SIZE: (u32, u32) = (860, 520);
const COLOURS: [RGBColor; 3] = [RGBColor(31, 119, 180), RGBColor(214, 39, 40), RGBColor(44, 160, 44)];

pub fn svg(curve: &Curve, done: &SolveDone, title: &str, tol: f64) -> String {
    let mut svg = String::new();
    // Only a canvas that cannot be written fails, and a String can.
    let _ = draw(&mut svg, curve, done, title, tol);
    svg
}

fn draw<'a>(
    svg: &'a mut String,
    curve: &Curve,
    done: &SolveDone,
    title: &str,
    tol: f64,
) -> Result<(), DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>> {
    let canvas = SVGBackend::with_string(svg, SIZE).into_drawing_area();
    canvas.fill(&WHITE)?;
    let (low, high) = range(curve, tol);
    let last = curve.points.last().map_or(1.0, |p| f64::from(p.0));
    let mut chart = ChartBuilder::on(&canvas)
        .caption(format!("{title}: {}", done.reason), ("sans-serif", 20))
        .margin(14)
        .x_label_area_size(42)
        .y_label_area_size(70)
        .build_cartesian_2d(0.0..last, (low..high).log_scale())?;
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_label_formatter(&|i| format!("{i:.0}"))
        .label_style(("sans-serif", 15))
        .x_desc("iteration")
        .y_desc("||b - A x|| / ||b||")
        .y_label_formatter(&|v| format!("{v:.0e}"))
        .draw()?;
    if tol > 0.0 {
        let line = LineSeries::new([(0.0, tol), (last, tol)], BLACK.mix(0.6));
        chart.draw_series(line)?.label(format!("tolerance {tol:e}")).legend(|at| legend(at, BLACK));
    }
    for (i, (part, attempt)) in curve.parts(done).into_iter().zip(&done.attempts).enumerate() {
        let colour = COLOURS[i % COLOURS.len()];
        let points = part.iter().filter(|p| p.1.is_finite()).map(|&(x, y)| (f64::from(x), y.clamp(low, high)));
        let label = format!("{} ({}): {}", attempt.method, attempt.precond, attempt.reason);
        let style = colour.stroke_width(2);
        chart.draw_series(LineSeries::new(points.clone(), style))?.label(label).legend(move |at| legend(at, colour));
        // A single point draws no line.
        if part.len() == 1 {
            chart.draw_series(points.map(|at| Circle::new(at, 3, colour.filled())))?;
        }
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .label_font(("sans-serif", 15))
        .border_style(BLACK.mix(0.3))
        .background_style(WHITE.mix(0.8))
        .draw()?;
    canvas.present()
}

fn legend((x, y): (i32, i32), colour: RGBColor) -> PathElement<(i32, i32)> {
    PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(2))
}

/// Whole decades around all that is drawn. A residual of 0 has no place on a
/// logarithmic scale: it is drawn at the lower end.
fn range(curve: &Curve, tol: f64) -> (f64, f64) {
    let drawn = curve.points.iter().map(|p| p.1).chain([tol, 1.0]);
    let (low, high) = drawn
        .filter(|v| v.is_finite() && *v > 0.0)
        .fold((1.0, 1.0), |(low, high): (f64, f64), v| (low.min(v), high.max(v)));
    let decade = |v: f64, up: f64| 10f64.powi((v.log10() + up).floor().clamp(-300.0, 300.0) as i32);
    (decade(low, -0.2), decade(high, 1.0))
}
