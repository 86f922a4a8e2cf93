using System.Net;
using Elsa.Host.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Workflows.TestKit.Time;

namespace Elsa.Host.Tests.Accounts;

/// <summary>How long a session lasts: eight hours without a request, and twelve in any case.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly ClockedHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_session_in_use_goes_on_and_ends_twelve_hours_after_the_signing_in()
    {
        var visitor = await host.Visit().AsAsync("officer1");

        foreach (var later in new[] { TimeSpan.FromHours(6), new TimeSpan(5, 59, 0) })
        {
            host.Clock.Advance(later);
            await visitor.ReadAsync("/"); // renews the cookie, not the moment of the signing in
        }
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var over = await visitor.GetAsync("/");
        using var again = await visitor.SignInAsync("officer1");

        Assert.Equal(HttpStatusCode.Redirect, over.StatusCode);
        Assert.Contains("/account/sign-in", over.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("/", again.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(169)]
    public void A_host_does_not_start_with_sessions_that_never_begin_or_hardly_end(int hours)
    {
        var verdict = new SessionOptionsValidator().Validate(null, new() { AtMostHours = hours });

        Assert.Equal($"Session:AtMostHours must be 1 to 168 hours, but it is {hours}.", verdict.FailureMessage);
    }

    private sealed class ClockedHost : HostUnderTest
    {
        public ManualClock Clock { get; } = new(new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(8)));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        }
    }
}
