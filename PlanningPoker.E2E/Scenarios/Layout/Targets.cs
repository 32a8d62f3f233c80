using Microsoft.Playwright;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>Finds what is pressed and smaller than 24 × 24 pixels (WCAG 2.2, 2.5.8).</summary>
static class Targets
{
    /// <summary>
    /// A label belongs to its field. Links in a sentence are excepted, and a small target that has room: a circle of 24 pixels around its
    /// middle meets no other target, and not the circle of another small one.
    /// </summary>
    const string FindScript = """
        within => {
          const LEAST = 24;
          const isHidden = e => !e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
          const isClipped = e => e !== null && (getComputedStyle(e).clipPath === 'inset(50%)' || isClipped(e.parentElement));
          const boxesOf = e => [e, ...e.labels ?? []].filter(part => !isHidden(part) && !isClipped(part))
            .map(part => part.getBoundingClientRect()).filter(({ width, height }) => width > 1 && height > 1);
          const isInSentence = e => getComputedStyle(e).display === 'inline'
            && [...e.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.data));
          const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
          const targets = [...document.querySelector(within).querySelectorAll(pressed)].filter(e => !isHidden(e))
            .map(e => ({ e, boxes: boxesOf(e) })).filter(({ boxes }) => boxes.length > 0);
          const isLarge = ({ boxes }) => boxes.some(({ width, height }) => Math.min(width, height) > LEAST - 0.1);
          const middle = ({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 });
          const isNear = ({ x, y }, { left, right, top, bottom }) =>
            Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < LEAST / 2;
          const isClose = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) < LEAST;
          const meets = (small, other) => {
            const at = middle(small.boxes[0]);
            return other.boxes.some(box => isNear(at, box) || !isLarge(other) && isClose(at, middle(box)));
          };
          const small = targets.filter(target => !isLarge(target) && !isInSentence(target.e));
          return small.filter(one => targets.some(other => !one.e.contains(other.e) && !other.e.contains(one.e) && meets(one, other)))
            .map(({ e, boxes: [{ width, height }] }) => `${width.toFixed(1)} × ${height.toFixed(1)}: ${e.outerHTML.slice(0, 90)}`);
        }
        """;

    /// <param name="page">The page, in its current size.</param>
    /// <param name="within">A selector of the part to check, such as an open dialog.</param>
    public static async Task<string[]> FindSmallAsync(IPage page, string within = "body")
    {
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return await page.EvaluateAsync<string[]>(FindScript, within);
    }
}
