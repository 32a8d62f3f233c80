using PlanningPoker.Core;

namespace PlanningPoker.Tests.Core;

public class SessionCodeTests
{
    [Theory]
    [InlineData("K7QF-92MX-4TRA")]
    [InlineData("k7qf92mx4tra")]
    [InlineData(" k7qf 92mx 4tra ")]
    public void Is_read_as_people_type_it(string typed)
    {
        Assert.True(SessionCode.TryParse(typed, out var code));
        Assert.Equal("K7QF-92MX-4TRA", code.Value);
    }
}
