/** Writes the XML formats for tests, each no longer than a test needs. */
export const utf8 = (text: string) => new TextEncoder().encode(text);
/** 16-bit values. */
export const base64 = (values: readonly number[]) =>
  Buffer.from(Int16Array.from(values).buffer).toString('base64');

export function museLead(id: string, values: readonly number[], count = values.length): string {
  return `<LeadData><LeadSampleCountTotal>${count}</LeadSampleCountTotal><LeadTimeOffset>0</LeadTimeOffset><LeadSampleSize>2</LeadSampleSize>
    <LeadAmplitudeUnitsPerBit>4.88</LeadAmplitudeUnitsPerBit><LeadAmplitudeUnits>MICROVOLTS</LeadAmplitudeUnits>
    <LeadID>${id}</LeadID><WaveFormData>\n${base64(values)}\n</WaveFormData></LeadData>`;
}

export function muse(leads: string, type = 'Rhythm'): Uint8Array {
  return utf8(`<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE RestingECG SYSTEM "restecg.dtd">
    <RestingECG><PatientDemographics><PatientID>7</PatientID><PatientAge>64</PatientAge><AgeUnits>YEARS</AgeUnits><Gender>FEMALE</Gender></PatientDemographics>
    <TestDemographics><AcquisitionTime>15:03:00</AcquisitionTime><AcquisitionDate>11-29-2012</AcquisitionDate></TestDemographics>
    <Waveform><WaveformType>Median</WaveformType><SampleBase>500</SampleBase>${museLead('I', [1, 2])}</Waveform>
    <Waveform><WaveformType>${type}</WaveformType><SampleBase>500</SampleBase><SampleExponent>0</SampleExponent>${leads}</Waveform></RestingECG>`);
}

export const sequence = (code: string, value: string) =>
  `<component><sequence><code code="${code}"/>${value}</sequence></component>`;
export const list = (origin: string, digits: string, unit = 'uV') =>
  `<value xsi:type="SLIST_PQ"><origin value="${origin}" unit="${unit}"/><scale value="5" unit="uV"/><digits>${digits}</digits></value>`;

export function aecg(sequences: string, step = '<increment value="2" unit="ms"/>'): Uint8Array {
  return utf8(`<hl7:AnnotatedECG xmlns:hl7="urn:hl7-org:v3" xmlns:xsi="x"><component><series><code code="RHYTHM"/>
    <effectiveTime><low value="20200102030405.678"/></effectiveTime><component><sequenceSet>
    ${sequence('TIME_RELATIVE', `<value xsi:type="GLIST_PQ"><head value="0" unit="s"/>${step}</value>`)}${sequences}
    </sequenceSet></component></series></component></hl7:AnnotatedECG>`);
}

/** Philips, with two channels of three samples unless the data say otherwise. */
export const sierra = (attributes: string, data: string) =>
  utf8(`<restingecgdata><dataacquisition date="2020-01-02" time="03:04:05"><signalcharacteristics><samplingrate>500</samplingrate>
    <signalresolution>5</signalresolution><numberchannelsallocated>2</numberchannelsallocated></signalcharacteristics></dataacquisition>
    <waveforms><parsedwaveforms durationperchannel="6" leadlabels="V5 V6" ${attributes}>${data}</parsedwaveforms></waveforms></restingecgdata>`);
