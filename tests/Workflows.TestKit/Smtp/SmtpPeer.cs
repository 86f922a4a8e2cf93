using System.Collections.Immutable;
using System.Text.Json;
using Workflows.TestKit.Files;
using Workflows.TestKit.Running;
using Workflows.TestKit.Waiting;

namespace Workflows.TestKit.Smtp;

/// <summary>A real SMTP server (npm's smtp-server on Node.js) with STARTTLS and login, on a port of its own on 127.0.0.1.</summary>
public sealed class SmtpPeer : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly SmtpPeerOptions options;
    private readonly TemporaryFolder folder = new();
    private readonly PeerCertificate certificate;
    private readonly string mails;
    private TetheredProcess? server;

    private SmtpPeer(SmtpPeerOptions options)
    {
        this.options = options;
        certificate = new PeerCertificate(folder);
        mails = Directory.CreateDirectory(folder.Combine("mails")).FullName;
        if (options.Trusted) TrustedPeers.Add(certificate.Hash);
    }

    public string Host { get; } = "127.0.0.1";

    /// <summary>The same one after every restart.</summary>
    public int Port { get; } = FreePort.Next();

    /// <summary>The peer's self-signed certificate in PEM: as <c>SSL_CERT_FILE</c> it makes a child process trust the peer.</summary>
    public string CertificateFile => certificate.File;

    /// <summary>Starts a peer; it listens when this returns.</summary>
    public static async Task<SmtpPeer> StartAsync(SmtpPeerOptions? options = null, CancellationToken cancellationToken = default)
    {
        await NodePackages.EnsureInstalledAsync(cancellationToken);
        var peer = new SmtpPeer(options ?? new());
        try
        {
            await peer.StartAgainAsync(cancellationToken);
            return peer;
        }
        catch
        {
            await peer.DisposeAsync();
            throw;
        }
    }

    /// <summary>What has arrived so far, in the order of arrival.</summary>
    public ImmutableArray<ReceivedMail> Received() =>
        [.. Directory.GetFiles(mails, "*.json").Order(StringComparer.Ordinal)
            .Select(file => JsonSerializer.Deserialize<ReceivedMail>(File.ReadAllText(file), Json)!)];

    /// <summary>Waits until at least so many mails have arrived in all, and gives all that have.</summary>
    public Task<ImmutableArray<ReceivedMail>> ReceivedAsync(int count, CancellationToken cancellationToken = default) =>
        ReceivedAsync(count, null, cancellationToken);

    /// <inheritdoc cref="ReceivedAsync(int, CancellationToken)"/>
    public async Task<ImmutableArray<ReceivedMail>> ReceivedAsync(int count, TimeSpan? within, CancellationToken cancellationToken = default)
    {
        await Eventually.GetAsync($"{count} mails to arrive at {Host}:{Port}",
            () => Received().Length, arrived => arrived >= count, within, cancellationToken);
        return Received();
    }

    /// <summary>Kills the server, for a test of an outage; what has arrived stays.</summary>
    public async Task StopAsync()
    {
        if (server is null) return;
        await server.StopAsync("KILL");
        await server.DisposeAsync();
        server = null;
    }

    /// <summary>Ends an outage: the server listens again on the same port.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        var settings = JsonSerializer.Serialize(new
        {
            Port,
            folder = mails,
            key = certificate.KeyFile,
            certificate = certificate.File,
            options.StartTls,
            user = options.Login?.UserName,
            password = options.Login?.Password,
            refuse = options.RefuseFirst,
        }, Json);
        server = TetheredProcess.Start(new("node", SourceTree.Combine("tests", "Workflows.TestKit", "Smtp", "smtp-peer.mjs"))
        {
            Install = "nodejs npm",
            Environment = new Dictionary<string, string?> { ["SMTP_PEER"] = settings },
        });
        await server.LineAsync("listening on", cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        TrustedPeers.Remove(certificate.Hash);
        folder.Dispose();
    }
}
