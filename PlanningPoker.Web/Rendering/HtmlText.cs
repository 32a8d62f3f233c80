using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PlanningPoker.Web.Rendering;

/// <summary>
/// Text in HTML. Letters of all scripts, cards and dashes stay readable; what could end an element or an attribute is escaped.
/// </summary>
static class HtmlText
{
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The bytes of the text in a page.</summary>
    public static int BytesOf(string text) => Encoding.UTF8.GetByteCount(Encoder.Encode(text));
}
