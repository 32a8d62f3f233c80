using System.Text;
using PlanningPoker.Web.Webhooks;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>Signatures are those of Standard Webhooks.</summary>
public class WebhookSignatureTests
{
    /// <summary>The example that the libraries of the standard are tested with.</summary>
    [Fact]
    public void The_published_example_has_its_published_signature()
    {
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        var signature = WebhookSignature.Of(
            secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public void A_secret_is_random_and_has_the_prefix_of_the_standard()
    {
        var (one, other) = (WebhookSignature.NewSecret(), WebhookSignature.NewSecret());

        Assert.NotEqual(one, other);
        var text = WebhookSignature.TextOf(one);
        Assert.StartsWith("whsec_", text, StringComparison.Ordinal);
        Assert.Equal(one, Convert.FromBase64String(text["whsec_".Length..]));
    }
}
