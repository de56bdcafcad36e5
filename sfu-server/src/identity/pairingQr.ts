import encodeQR from 'qr';

/** What a tablet's camera reads: the address with the code in its fragment, which no server and no log sees; the code alone when the address is not known. */
export function pairingText(code: string, address: string | undefined): string {
  if (address === undefined) return code;
  return new URL(`/ambulance/#pair=${encodeURIComponent(code)}`, address).href;
}

/** For a terminal, dark on light whatever its colours are. */
export function pairingQr(code: string, address: string | undefined): string {
  return encodeQR(pairingText(code, address), 'term');
}
