using System.Net;
using Workflows.EndToEnd.Tests.Cases;
using Workflows.EndToEnd.Tests.Surroundings;
using Workflows.TestKit.Files;
using Workflows.TestKit.Smtp;

namespace Workflows.EndToEnd.Tests.Mail;

/// <summary>A data folder with a decision that nobody publishes, and a real mail server that the product is set to use.</summary>
internal sealed class MailHouse : IAsyncDisposable
{
    private static readonly NetworkCredential Login = new("workflows", "a password for mail");

    private readonly TemporaryFolder data;

    private MailHouse(TemporaryFolder data, SmtpPeer peer) => (this.data, Peer) = (data, peer);

    public SmtpPeer Peer { get; }

    /// <summary>The settings of a host or an office.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Smtp__Host"] = Peer.Host,
        ["Smtp__Port"] = $"{Peer.Port}",
        ["Smtp__StartTls"] = "true",
        ["Smtp__User"] = Login.UserName,
        ["Smtp__Password"] = Login.Password,
        ["Smtp__From"] = "cases@example.test",
        ["SSL_CERT_FILE"] = Peer.CertificateFile,
        ["Scheduling__SweepSeconds"] = "1",
        ["Demo__Password"] = Office.Password,
    };

    /// <param name="options">How the server behaves; the login is demanded whatever they say.</param>
    public static async Task<MailHouse> OpenAsync(ServedDecision decision, SmtpPeerOptions? options = null) =>
        new(decision.Copy(), await SmtpPeer.StartAsync((options ?? new()) with { Login = Login }));

    public Task<Office> OfficeAsync(DateTimeOffset now, Dictionary<string, string?>? settings = null) => Office.OpenAsync(data.Path, now, settings ?? Settings);

    /// <summary>Starts a host that shows a time when it starts.</summary>
    public Task<HostProcess> HostAsync(DateTimeOffset now) =>
        HostProcess.StartAsync(data.Path, new Dictionary<string, string?>(Settings) { ["Demo__Clock"] = $"{now:yyyy-MM-dd'T'HH:mm:sszzz}" });

    public async ValueTask DisposeAsync()
    {
        await Peer.DisposeAsync();
        data.Dispose();
    }
}
